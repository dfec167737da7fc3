/* tells: A lab is one file */
/* The assembler reads what the preprocessor does not see. */
#include <stdio.h>
extern const char secret[];
#define READS ".macro reads how\n.inc\\how \"/etc/hosts\"\n.endm\n"
__asm__(".data\n" READS "secret:\nreads bin\n.byte 0\n.text");
BLANK
{
    printf("OPENED %.100s\n", secret);
    RETURN;
}
