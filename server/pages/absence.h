#ifndef ABSENCE_H
#define ABSENCE_H

#include "pages/view.h"

/*
 * Writes a paragraph on what the dataset covers (render/reach.h); nothing if the dataset lists no
 * sources.
 */
void absence_write_reach(struct view *view);

/*
 * Writes that no rows match, and what to try: fewer words if there was a search, and a link to the
 * whole resource if the page is of one.
 */
void absence_write(struct view *view);

#endif
