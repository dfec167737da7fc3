/* Which options does a call give? Where 0 is a value that could be meant, and
 * also what is not given, the text of the call says which it is. */
#ifndef TG_OPS_OPTION_GIVEN_H
#define TG_OPS_OPTION_GIVEN_H

#include <stdbool.h>

/* Whether ".name =" is one of the arguments of a call, given as its text. */
bool tg_gives_option(const char *arguments, const char *name);

#endif
