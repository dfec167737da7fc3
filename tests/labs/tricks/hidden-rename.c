/* tells: asked the system for something|it should be */
/* What needs no descriptor: files by their names. */
#include <stdio.h>
BLANK
{
#if defined __linux__ && defined __x86_64__
    long calls[4] = {83, 82, 88, 87}; /* mkdir, rename, symlink, unlink */
    for (int i = 0; i < 4; i++) {
        long result = calls[i];
        __asm__ volatile("syscall"
                         : "+a"(result)
                         : "D"(i == 0 || i == 1 ? "/tmp/tapegrad-trick" : "no"),
                           "S"(i == 0 ? (const char *)0755 : "/tmp/tapegrad-2")
                         : "rcx", "r11", "memory");
        if (result >= 0)
            printf("OPENED by call %ld\n", calls[i]);
    }
#endif
    RETURN;
}
