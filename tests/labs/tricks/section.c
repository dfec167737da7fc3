/* tells: before or after main */
#include <unistd.h>
#ifdef __linux__
void first(void);
__asm__(".section .init,\"ax\"\n call first\n.text");
void first(void)
{
    write(1, "OPENED a door\n", 14);
}
#endif
BLANK
{
    RETURN;
}
