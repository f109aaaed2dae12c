/* search.h - the parts of `handshy search`. Private to them. */
#ifndef HANDSHY_CLI_SEARCH_H
#define HANDSHY_CLI_SEARCH_H

#include "../../engine/search.h"

/* What the search found. */
void search_print_text(const struct search *s, const struct level *level, int days);
void search_print_json(const struct search *s, const struct level *level, const struct search_request *q, int days);

#endif
