/* tells: It calls (__sysv_)?signal */
#include <signal.h>
static volatile int for_ever = 1;
BLANK
{
    signal(SIGXCPU, SIG_IGN);
    signal(SIGSEGV, SIG_IGN);
    while (for_ever)
        ;
    RETURN;
}
