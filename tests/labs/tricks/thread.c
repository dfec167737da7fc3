/* tells: asked the system for something|it should be */
/* A thread that outlives the call, by the kernel's own name. */
#include <stdio.h>
BLANK
{
#if defined __linux__ && defined __x86_64__
    static char stack[65536];
    long result = 56;
    __asm__ volatile("syscall\n\t"
                     "test %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "2: jmp 2b\n\t"
                     "1:"
                     : "+a"(result)
                     : "D"(0x10d00L), "S"(stack + sizeof stack - 64)
                     : "rcx", "r11", "memory");
    if (result > 0)
        printf("OPENED a thread\n");
#endif
    RETURN;
}
