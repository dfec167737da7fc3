/* tells: It calls open */
/* A call by the name of its version. */
int opened(const char *path, int flags);
#if defined __linux__ && defined __x86_64__
__asm__(".symver opened, open@GLIBC_2.2.5");
#else
#include <fcntl.h>
#define opened open
#endif
BLANK
{
    opened("/etc/hosts", 0);
    RETURN;
}
