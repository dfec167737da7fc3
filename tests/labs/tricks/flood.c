/* tells: more than a megabyte */
#include <stdio.h>
BLANK
{
    for (;;)
        puts("still here");
    RETURN;
}
