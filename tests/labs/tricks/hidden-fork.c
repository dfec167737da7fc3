/* tells: . */
#include <stdio.h>
BLANK
{
#if defined __linux__ && defined __x86_64__
    long pid = 57;
    __asm__ volatile("syscall" : "+a"(pid) : : "rcx", "r11", "memory");
    if (pid >= 0)
        printf("OPENED a process\n");
#endif
    RETURN;
}
