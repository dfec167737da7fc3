/* tells: It calls pause */
#include <unistd.h>
BLANK
{
    pause();
    RETURN;
}
