/* tells: waited .* without computing */
#include <unistd.h>
BLANK
{
    pause();
    RETURN;
}
