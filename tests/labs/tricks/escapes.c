/* tells: It printed: . */
/* Nothing of a terminal's language comes through: colours, C1, NUL. */
#include <stdio.h>
#warning "a[31mred5m"
BLANK
{
    printf("\033[2J\033]0;title\007 \302\23331m \23331m \b\b\r back\n");
    fflush(stdout);
    RETURN;
}
