#ifndef COOKBOOK_H
#define COOKBOOK_H

struct catalog;
struct html;

/*
 * Writes the section `#cookbook` of the docs page: the recipes of docs/api.md and of the client
 * (server/pages/recipes), with this server's base path. Shows only recipes whose resources and
 * fields the dataset has; without any, writes nothing.
 */
void cookbook_write(struct html *html, const struct catalog *catalog);

#endif
