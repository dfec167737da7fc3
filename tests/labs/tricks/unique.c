/* tells: It defines write */
/* A name that some lists of names do not show. */
#include <stdlib.h>
#if defined __linux__ && defined __x86_64__
__asm__(".text\n.globl write\n.type write, @gnu_unique_object\nwrite: ret");
#else
long write(int fd, const void *from, size_t size);
long write(int fd, const void *from, size_t size)
{
    (void)fd, (void)from;
    return (long)size;
}
#endif
BLANK
{
    RETURN;
}
