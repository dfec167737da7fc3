/* tells: aborted */
#include <stdlib.h>
BLANK
{
    abort();
    RETURN;
}
