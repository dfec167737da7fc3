/* tells: It calls setrlimit */
#include <sys/resource.h>
BLANK
{
    const struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_NOFILE, &all);
    RETURN;
}
