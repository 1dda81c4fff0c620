#ifndef DOCS_STATIC_H
#define DOCS_STATIC_H

struct html;

/*
 * The part of the docs page that is the same for every dataset: parameters, operators, answers,
 * problems (each under its slug as anchor), limits, addresses.
 */
void docs_write_static(struct html *html);

#endif
