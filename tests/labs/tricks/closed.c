/* tells: asked the system|grader's own pipe|ended the program */
#include <unistd.h>
BLANK
{
    close(3);
    RETURN;
}
