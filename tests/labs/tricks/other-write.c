/* tells: It defines write */
#include <sys/types.h>
#include <unistd.h>
ssize_t write(int fd, const void *from, size_t size)
{
    (void)fd, (void)from;
    return (ssize_t)size;
}
BLANK
{
    RETURN;
}
