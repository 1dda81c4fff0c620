#ifndef ABSENCE_H
#define ABSENCE_H

#include "pages/view.h"

/* A paragraph on how far the dataset can know: its sources (render/reach.h). Nothing where it does
 * not say. */
void absence_write_reach(struct view *view);

/*
 * Why there is nothing to show, and what to try: fewer words where some were asked for, and all of
 * the resource where there are any.
 */
void absence_write(struct view *view);

#endif
