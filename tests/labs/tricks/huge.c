/* tells: . */
/* More memory than there is, and a frame that is longer than the stack. */
#include <stdlib.h>
#include <string.h>
BLANK
{
    volatile char room[64 << 20];
    char *bomb = malloc((size_t)8 << 30);
    room[0] = 1;
    memset(bomb, 1, (size_t)8 << 30);
    free(bomb);
    RETURN;
}
