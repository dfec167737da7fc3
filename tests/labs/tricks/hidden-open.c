/* tells: . */
/* The call that the symbols do not show: the kernel itself is asked. */
#include <stdio.h>
BLANK
{
#if defined __linux__ && defined __x86_64__
    static const char *const files[] = {"/proc/self/maps", "/dev/null",
                                        "lessons/01-neuron/answer.c"};
    for (int i = 0; i < 3; i++) {
        long fd = 2;
        __asm__ volatile("syscall"
                         : "+a"(fd)
                         : "D"(files[i]), "S"(0), "d"(0)
                         : "rcx", "r11", "memory");
        if (fd >= 0)
            printf("OPENED %s\n", files[i]);
    }
#endif
    RETURN;
}
