/* tells: names that begin with _ are the system's */
#include <stdlib.h>
#include <unistd.h>
int __libc_start_main(void);
int __libc_start_main(void)
{
    write(1, "OPENED a door\n", 14);
    exit(0);
}
BLANK
{
    RETURN;
}
