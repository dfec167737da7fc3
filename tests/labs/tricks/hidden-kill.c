/* tells: asked the system for something|it should be */
/* Whether its parent can be sent a signal. */
#include <stdio.h>
#include <unistd.h>
BLANK
{
#if defined __linux__ && defined __x86_64__
    long result = 62;
    __asm__ volatile("syscall"
                     : "+a"(result)
                     : "D"((long)getppid()), "S"(0L)
                     : "rcx", "r11", "memory");
    if (result >= 0)
        printf("OPENED the parent\n");
#endif
    RETURN;
}
