/* tells: It calls fopen */
#include <stdio.h>
BLANK
{
    FILE *f = fopen("build/grades/01.json", "w");
    if (f)
        fputs("{\"points\": 100}", f);
    RETURN;
}
