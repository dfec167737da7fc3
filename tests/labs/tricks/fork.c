/* tells: It calls fork */
#include <unistd.h>
BLANK
{
    while (fork() >= 0)
        ;
    RETURN;
}
