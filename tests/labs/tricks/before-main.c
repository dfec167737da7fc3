/* tells: before or after main */
#include <unistd.h>
__attribute__((constructor)) static void first(void)
{
    write(3, "", 1);
}
BLANK
{
    RETURN;
}
