# Sourced by ../runs.sh: what goes wrong is told at its cell, on its line.

notebook crash 1 <<EOS
$head
static char *volatile nowhere;

int main(void)
{
    // %% fine Fine
    printf("so far\n");
    // %% bad Bad
    printf("and then\n");
    strcpy(nowhere, "x");
    // %% later Later
    printf("never\n");
    return 0;
}
EOS
in_cell Bad 'and then'
in_cell Bad 'Error: crash'
in_cell Bad 'crash.c:16'
in_cell Later '(not run)'
shows 'so far'

notebook strikes 1 <<EOS
$head
static int *volatile nowhere;
int main(void)
{
    // %% bad Bad
    printf("before\n");
    *nowhere = 3;
    printf("behind\n");
    return 0;
}
EOS
in_cell Bad 'strikes.c:13)'

notebook recursion 1 <<EOS
$head
static volatile int least = 0;
static int down(int n)
{
    volatile int here[1000] = {n};
    return n < least ? here[3] : down(n + 1) + here[5];
}

int main(void)
{
    // %% bad Bad
    return down(0);
}
EOS
in_cell Bad 'Error: crash'
in_cell Bad 'recursion.c:1'

notebook fails 1 <<EOS
$head
int main(void)
{
    // %% shapes Shapes
    tg_tape *tape = tg_tape_new();
    tg_tensor *x = tg_zeros(tape, 32, 784);
    tg_tensor *w = tg_param(tape, "W", 128, 784);
    printf("two tensors\n");
    tg_tensor *y = tg_matmul(x, w);
    // %% later Later
    tg_print(y);
    tg_tape_free(tape);
    return 0;
}
EOS
in_cell Shapes 'two tensors'
in_cell Shapes 'Error: tg_fail'
in_cell Shapes 'fails.c:15'
in_cell Shapes 'tg_matmul(x, w)'
in_cell Later '(not run)'

notebook picture_fails 1 <<EOS
$head
int main(void)
{
    // %% picture Picture
    nb_tensor(NULL);
    return 0;
}
EOS
in_cell Picture 'picture\_fails.c:11'
in_cell Picture 'nb\_tensor(NULL)'

notebook loop 1 --timeout 1.5 <<EOS
$head
int main(void)
{
    // %% fine Fine
    volatile int going = 1;
    // %% bad Bad
    printf("round and round\n");
    while (going)
        going++, going--, going = 1;
    // %% later Later
    return 0;
}
EOS
in_cell Bad 'round and round'
in_cell Bad 'Error: time-out'
in_cell Bad 'after 1.5 s'
in_cell Bad 'loop.c:1'
in_cell Later '(not run)'

notebook stubborn 1 --timeout 1.5 <<EOS
$head
#include <signal.h>
int main(void)
{
    // %% bad Bad
    signal(SIGXCPU, SIG_IGN);
    if (fork() == 0)
        for (;;)
            pause();
    printf("deaf\n");
    for (;;)
        pause();
    return 0;
}
EOS
in_cell Bad deaf
in_cell Bad 'Error: time-out'
none_is_left

notebook patient 0 --timeout 1.5 <<EOS
$head
int main(void)
{
    // %% slow Slow timeout=20
    usleep(2000000);
    printf("done\n");
    return 0;
}
EOS
in_cell Slow 'done'

notebook status 1 <<EOS
$head
int main(void)
{
    // %% one One
    fprintf(stderr, "no such file: digits\n");
    exit(3);
    // %% two Two
    return 0;
}
EOS
in_cell One 'Error: exit status 3'
in_cell One 'no such file: digits'
in_cell Two '(not run)'

notebook early 0 <<EOS
$head
int main(void)
{
    // %% one One
    printf("enough\n");
    return 0;
    // %% two Two
    printf("never\n");
}
EOS
in_cell One enough
in_cell Two '(not run)'
lacks 'Error'

notebook compiler 1 <<EOS
$head
int main(void)
{
    // %% one One
    int x = 3;
    // %% two Two
    printf("%d\n", y);
    // %% three Three
    x = "text" * 2;
    return x;
}
EOS
in_cell Two 'Error: compiler'
in_cell Two 'compiler.c:13'
in_cell Three 'compiler.c:15'
in_cell One '(not run)'
in_cell Setup '(not run)'

notebook linker 1 <<EOS
/* %% [markdown]
Prose before all code.
*/
$head
void nothing_here(void);
int main(void)
{
    // %% one One
    nothing_here();
    return 0;
}
EOS
shows 'nothing\_here' 'Error: compiler'

# Errors in calls that are macros of a header, and in headers of one's own.
cat >"$folder/own.h" <<EOS
static inline int bad(void)
{
    return nothing_there;
}
EOS
notebook macros 1 <<EOS
$head
int main(void)
{
    // %% one One
    tg_tape *tape = tg_tape_new();
    // %% two Two
    tg_tensor *x = tg_square();
    // %% three Three
    tg_rewind(tape, 0);
    return x == NULL;
}
EOS
in_cell Two 'Error: compiler'
in_cell Two 'macros.c:13'
in_cell Three 'macros.c:15'
in_order '**Setup**' '**One**' 'Error: compiler'
notebook own_header 1 <<EOS
// %% first First
#include <stdio.h>
// %% second Second
#include "own.h"
int main(void) { return bad(); }
EOS
in_cell Second 'nothing_there'
in_cell Second 'Error: compiler'

# The compiler itself is not there.
saved=$compile
compile=no-such-compiler
notebook no_compiler 1 <<EOS
/* %% [markdown]
Prose.
*/
$head
int main(void)
{
    return 0;
}
EOS
compile=$saved
in_cell Setup 'no-such-compiler'

notebook warned 0 <<EOS
$head
int main(void)
{
    // %% one One
    int unused = 3;
    return 0;
}
EOS
in_cell One unused-variable

# A crash behind a cell that took too long, and would not end, is a crash.
notebook late 1 <<EOS
$head
#include <signal.h>
#include <time.h>
int main(void)
{
    // %% slow Slow timeout=0.2
    signal(SIGXCPU, SIG_IGN);
    for (time_t t = time(NULL); time(NULL) < t + 1;)
        ;
    // %% bad Bad
    static char *volatile nowhere;
    *nowhere = 1;
    return 0;
}
EOS
in_cell Bad 'Error: crash'

notebook last_words 1 <<EOS
$head
int main(void)
{
    // %% one One
    fprintf(stderr, "warning: this is slow\n");
    fprintf(stderr, "fatal: no such file\n\n");
    printf("good bye\n");
    exit(3);
    return 0;
}
EOS
in_cell One '**Error: exit status 3.** fatal: no such file'
in_cell One 'good bye'
page=$folder/last_words.html
lacks 'tabindex="0"></pre>'

notebook warned_and_lost 1 <<EOS
/* %% [markdown]
Prose.
*/
$head
void nothing_here(void);
int main(void)
{
    // %% one One
    int unused = 3;
    nothing_here();
    return 0;
}
EOS
in_cell One unused-variable
shows 'undefined reference to \`nothing\_here'

# A notebook that removes what is recorded of it is told so.
notebook unrecorded 1 <<EOS
$head
int main(void)
{
    // %% one One
    return system("rm -rf '$folder'/unrecorded.??????") != 0;
}
EOS
shows 'Error: record'
