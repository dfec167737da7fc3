/* tells: . */
#include <stddef.h>
static char room[(size_t)8 << 30];
BLANK
{
    room[0] = 1;
    RETURN;
}
