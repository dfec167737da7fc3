/* tells: names that begin with _ are the system's */
#include <unistd.h>
void __gmon_start__(void);
void __gmon_start__(void)
{
    write(1, "OPENED a door\n", 14);
}
BLANK
{
    RETURN;
}
