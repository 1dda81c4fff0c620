#ifndef COOKBOOK_H
#define COOKBOOK_H

struct catalog;
struct html;

/*
 * The section `#cookbook` of the docs page: the recipes of docs/api.md and of the client, whose own
 * words they are (server/pages/recipes), with this server's base path behind its host. A recipe is
 * shown where the dataset has all that it asks for; without any there is no section.
 */
void cookbook_write(struct html *html, const struct catalog *catalog);

#endif
