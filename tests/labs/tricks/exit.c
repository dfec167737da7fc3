/* tells: ended the program with status 0 */
#include <stdlib.h>
BLANK
{
    exit(0);
    RETURN;
}
