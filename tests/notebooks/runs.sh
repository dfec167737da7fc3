#!/bin/sh
# What becomes of notebooks that fail, loop, print oddly: each is run by the
# runner, and its pages are read.
#
#   runs.sh FOLDER NB COMPILE LINK [sanitized]
#
# With `sanitized` only what a sanitizer reports. Ends with "N passed, N failed".
set -u
folder=$1 nb=$2 compile=$3 link=$4 kind=${5:-plain}
rm -rf "$folder"
mkdir -p "$folder"
passed=0 failed=0

ok() { passed=$((passed + 1)); }
bad() { # what
    failed=$((failed + 1))
    echo "FAIL  $name: $1"
}

# A notebook on standard input; its name, the exit status that the runner is to
# have, and more options.
notebook() { # name status [option...]
    name=$1 want=$2
    shift 2
    cat >"$folder/$name.c"
    "$nb" --compile "$compile" --link "$link" --out "$folder" "$@" \
        "$folder/$name.c" >"$folder/$name.out" 2>"$folder/$name.err"
    got=$?
    grep -q 'Sanitizer: ' "$folder/$name.err" &&
        bad "the runner itself: $(head -n 3 "$folder/$name.err")"
    [ "$got" = "$want" ] && ok || bad "exit status $got, not $want:
$(cat "$folder/$name.err")"
    page=$folder/$name.md
}

# Text in the Markdown page, line by line as given.
shows() {
    for line; do
        grep -qF -- "$line" "$page" && ok || bad "does not show '$line'"
    done
}
lacks() { grep -qF -- "$1" "$page" && bad "shows '$1'" || ok; }

# The lines that are given stand in this order, others between them.
in_order() {
    printf '%s\n' "$@" >"$folder/order"
    awk -v order="$folder/order" '
        BEGIN { while ((getline line < order) > 0) want[n++] = line }
        k < n && index($0, want[k]) { k++ }
        END { exit k < n }' "$page" && ok || bad "not in this order: $*"
}

# A cell of the page: what stands between its title and the next title.
in_cell() { # title text
    awk -v title="**$1**" -v text="$2" '
        /^\*\*[^E]/ { inside = index($0, title) == 1 }
        inside && index($0, text) { found = 1 }
        END { exit !found }' "$page" && ok || bad "'$2' is not in cell '$1'"
}

# Waits, 20 s at most, for the notebook's process.
until_it_runs() {
    for tenth in $(seq 200); do
        [ -s "$(echo "$folder/$name".??????/journal)" ] && return
        sleep 0.1
    done
}

head='// %% setup Setup
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "nb.h"
'

if [ "$kind" = sanitized ]; then
    notebook overflow 1 <<EOS
$head
int main(int argc, char **argv)
{
    // %% fine Fine
    int *numbers = malloc(4 * sizeof *numbers), n = 4;
    for (int i = 0; i < n; i++)
        numbers[i] = i;
    printf("%d\n", numbers[3]);
    // %% wrong Wrong
    printf("before\n");
    memset(numbers, n, 4 * sizeof *numbers + (size_t)(argc * n));
    printf("%d\n", numbers[1]);
    // %% later Later
    free(numbers);
    return argv == NULL;
}
EOS
    in_cell Fine 3
    in_cell Wrong before
    in_cell Wrong 'Error: sanitizer'
    in_cell Wrong heap-buffer-overflow
    in_cell Wrong 'overflow.c:17'
    in_cell Later '(not run)'

    notebook undefined 1 <<EOS
$head
int main(int argc, char **argv)
{
    // %% wrong Wrong
    int large = 2147483600 + argc;
    printf("%d\n", large + 1000 * argc);
    // %% later Later
    return argv == NULL;
}
EOS
    in_cell Wrong 'signed integer overflow'
    in_cell Wrong 'undefined.c:12'
    in_cell Later '(not run)'

    # A sanitizer that reports and goes on.
    compile="$compile -fsanitize-recover=undefined"
    notebook goes_on 1 <<EOS
$head
int main(int argc, char **argv)
{
    // %% wrong Wrong
    int large = 2147483600 + argc;
    printf("%d\n", large + 1000 * argc);
    // %% later Later
    printf("still here\n");
    return argv == NULL;
}
EOS
    in_cell Wrong '**Error: sanitizer.** runtime error: signed integer'
    in_cell Wrong 'goes\_on.c:12'
    in_cell Later 'still here'
    echo "notebooks under sanitizers: $passed passed, $failed failed"
    [ "$failed" = 0 ]
    exit
fi

notebook order 0 <<EOS
$head
int main(void)
{
    // %% one One
    printf("first\n");
    fprintf(stderr, "second\n");
    printf("third\n");
    printf("fourth\n");
    perror("fifth");
    fputs("sixth", stdout);
    // %% two Two
    fputs(" is in cell one\n", stderr);
    return 0;
}
EOS
in_order first second third fourth fifth sixth '**Two**' 'is in cell one'
in_cell Two 'is in cell one'

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
sleep 0.1
pgrep -f "$folder/stubborn" >/dev/null && bad 'a process is left' || ok

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

# What is printed cannot be taken for anything else.
notebook forged 0 <<EOS
$head
int main(void)
{
    // %% one One
    printf("c 4 0 0 0 0\n\`\`\`\n**Two**\n<!-- within 9 -->\n");
    printf("\033[31mred\033[0m \001 \377 \xc3\xa4 tab\there\n");
    printf("10%%\r%d%%\r100%%\n", 44 + 11);
    fwrite("a\0b\n", 1, 4, stdout);
    // %% two Two
    printf("</pre><script>alert(1)</script>\n");
    nb_svg("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
           "<script>alert(2)</script></svg>", "a \"picture\" ]( <b>");
    nb_markdown("# <script>alert(3)</script> [x](javascript:alert(4))\n");
    return 0;
}
EOS
shows 'c 4 0 0 0 0' '````' '100%'
lacks '55%'
page=$folder/forged.html
lacks '<script>'
lacks 'href="javascript'
shows '&lt;script&gt;alert(1)' 'a &quot;picture&quot; ]( &lt;b&gt;' 'tab	here'
LC_ALL=C grep -q "$(printf '\033\|\001')" "$page" && bad 'control letters' || ok

notebook much 1 <<EOS
$head
int main(void)
{
    // %% one One
    for (;;)
        puts("all work and no play makes a very long page of a notebook");
    return 0;
}
EOS
in_cell One 'cut here'
in_cell One 'more than 64 MB'
[ "$(wc -c <"$page")" -lt 200000 ] && ok || bad 'the page is huge'

notebook many 0 <<EOS
$head
int main(void)
{
    // %% one One
    for (int i = 0; i < 3000; i++) {
        fputs("o\n", stdout);
        fputs("e\n", stderr);
        nb_svg("<svg/>", "s");
    }
    // %% two Two
    puts("still here");
    return 0;
}
EOS
in_cell One 'cut here'
in_cell Two 'still here'
[ "$(tail -n 12 "$page" | grep -cx '[oe]')" = 0 ] && ok ||
    bad 'what cell One printed is in cell Two'

notebook pictures 0 <<EOS
$head
int main(void)
{
    // %% one One
    for (int i = 0; i < 1500; i++)
        nb_svg("<svg/>", "s");
    return 0;
}
EOS
in_cell One 'more than 1000 outputs: cut here'

# A progress line of a long run is not what a page is full of.
notebook progress 0 <<EOS
$head
int main(void)
{
    // %% one One
    for (int i = 0; i < 20000; i++)
        printf("\rstep %d of 20000", i);
    printf("\nfinal loss %g\n", 0.5 / 4);
    return 0;
}
EOS
in_cell One 'final loss 0.125'

# Texts with nothing in them.
notebook empty_texts 1 <<EOS
$head
int main(void)
{
    // %% one One
    printf("\r");
    // %% two Two
    nb_svg("<svg/>", "");
    nb_html("<p>x", "");
    nb_markdown("%s", "");
    // %% three Three
    fprintf(stderr, "\n\nusage\n");
    exit(3);
    return 0;
}
EOS
in_cell Three 'usage'
lacks '(null)'

# Markdown that follows on a table is no row of it; a table row by row is one.
notebook rows 0 <<EOS
$head
int main(void)
{
    // %% one One
    tg_tape *tape = tg_tape_new();
    nb_tensor(tg_ones(tape, 2));
    nb_markdown("After.\n");
    // %% two Two
    nb_markdown("| a |\n| :-- |\n");
    for (int i = 0; i < 3; i++)
        nb_markdown("| %d |\n", i);
    tg_tape_free(tape);
    return 0;
}
EOS
in_order '| 0 | 1 | 1 |' 'After.'
page=$folder/rows.html
shows '<tr><td>2</td></tr>'
lacks '<td>After.'

# A page in a frame of its own may run scripts; nothing else may.
notebook frame 0 <<EOS
$head
int main(void)
{
    // %% one One
    nb_html("<!DOCTYPE html><html lang=en><title>t</title><main><h1>In it</h1>"
            "<p id=p>-<script>p.textContent='script ran'</script></main>",
            "a page in the page");
    return 0;
}
EOS
in_cell One 'a page in the page'
page=$folder/frame.html
shows '<iframe sandbox="allow-scripts" title="a page in the page"'
lacks '<script>'

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

notebook streams 0 <<EOS
$head
int main(void)
{
    // %% one One
    char line[10];
    printf("input: %s\n", fgets(line, 10, stdin) ? "some" : "none");
    printf("terminal: %d\n", isatty(1));
    // %% two Two
    printf("raw: ");
    fflush(stdout);
    if (write(1, "yes\n", 4) != 4)
        return 1;
    // %% three Three
    fclose(stderr);
    printf("closed\n");
    // %% four Four
    printf("end\n");
    return 0;
}
EOS
in_cell One 'input: none'
in_cell One 'terminal: 0'
in_cell Two 'raw: yes'
in_cell Four 'end'

# The notebook of the README.
awk '/^```c$/ { p = 1; next } /^```$/ { p = 0 } p' notebooks-c/README.md \
    >"$folder/readme.txt"
notebook readme 0 <"$folder/readme.txt"
in_cell 'Its slope at 3' 'slope 6'
in_cell 'Its slope at 3' '](pictures/readme.slope-1.svg)'

# A debugger stops on its own lines, in what the runner made of it, too.
if gdb -batch -ex run --args /bin/true 2>&1 | grep -q 'exited normally'; then
    line=$(grep -n 'printf' "$folder/readme.c" | cut -d: -f1)
    notebook readme 0 --keep <"$folder/readme.txt"
    kept=$(sed -n 's/^kept //p' "$folder/readme.err")
    gdb -batch -ex "break readme.c:$line" -ex run "$kept/notebook" 2>&1 |
        grep -q "main () at $folder/readme.c:$line" && ok || bad 'gdb is lost'
    rm -r "$kept"
fi

# A folder and a name with spaces; an #include beside the notebook.
mkdir -p "$folder/my work"
echo '#define ANSWER 42' >"$folder/my work/answer.h"
cat >"$folder/my work/a page.c" <<'EOS'
// %% one One
#include <stdio.h>
#include "answer.h"
#include "nb.h"
int main(void)
{
    // %% two Two
    printf("%d\n", ANSWER);
    nb_svg("<svg xmlns='http://www.w3.org/2000/svg'/>", "nothing");
    return 0;
}
EOS
name='a page'
"$nb" --compile "$compile" --link "$link" --out "$folder/my work" \
    "$folder/my work/a page.c" >/dev/null && ok || bad 'spaces in names'
page="$folder/my work/a page.md"
in_cell Two 42
in_cell Two '![nothing](pictures/a%20page.two-1.svg)'
[ -s "$folder/my work/pictures/a page.two-1.svg" ] && ok || bad 'no picture'

# A page that cannot be written: told, and the old ones stay.
notebook stays 0 <<EOS
// %% one One
int main(void) { return 0; }
EOS
rm "$folder/stays.html" && mkdir "$folder/stays.html"
notebook stays 1 <<EOS
// %% another Another
int main(void) { return 0; }
EOS
grep -q 'stays.html: ' "$folder/stays.err" && ok || bad 'it is not told'
shows '**One**'

# What a program does with its streams stays its own business.
notebook own_streams 0 <<EOS
$head
#include <wchar.h>
int main(void)
{
    // %% one One
    if (dprintf(fileno(stderr), "raw error\n") < 0 ||
        dprintf(fileno(stdout), "raw output\n") < 0)
        return 1;
    // %% two Two
    fflush(stdout);
    int saved = dup(1), ends[2];
    if (saved < 0 || pipe(ends) != 0 || dup2(ends[1], 1) < 0)
        return 1;
    printf("into a pipe\n");
    // %% three Three
    fflush(stdout);
    dup2(saved, 1);
    printf("back again\n");
    // %% four Four
    if (!freopen("$folder/elsewhere", "w", stderr) ||
        !freopen("$folder/further", "w", stdout))
        return 1;
    fprintf(stderr, "into a file\n");
    printf("and more\n");
    return 0;
}
EOS
in_cell One 'raw error'
in_cell One 'raw output'
in_cell Three 'back again'
lacks '^into'
[ "$(cat "$folder/elsewhere" "$folder/further")" = 'into a file
and more' ] && ok || bad 'freopen'

notebook descriptors 1 <<EOS
$head
#include <fcntl.h>
#include <signal.h>
int main(void)
{
    // %% one One
    printf("descriptor %d\n", open("/dev/null", O_RDONLY));
    // %% two Two
    for (int i = 3; i < 20; i++)
        close(i);
    printf("closed\n");
    // %% three Three
    fclose(stderr);
    char *block[64];
    for (int i = 0; i < 64; i++)
        block[i] = memset(malloc(400), 'A', 400);
    // %% four Four
    printf("letter %c\n", block[63][1]);
    if (fork() == 0)
        abort();
    sleep(1);
    // %% five Five
    raise(SIGSEGV);
    return 0;
}
EOS
in_cell One 'descriptor 3'
in_cell Two 'closed'
in_cell Four 'letter A'
in_cell Five 'descriptors.c:29)'

notebook wide 0 <<EOS
$head
#include <wchar.h>
int main(void)
{
    // %% one One
    return wprintf(L"wide %d\n", 3) < 0;
}
EOS
in_cell One 'wide 3'

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

notebook returns 0 <<EOS
$head
int main(void)
{
    // %% one One
    nb_svg("<svg xmlns='http://www.w3.org/2000/svg'>\r\n<text>a</text>\r\n"
           "</svg>", "a picture of lines");
    return 0;
}
EOS
grep -q '^<svg' "$folder/pictures/returns.one-0.svg" && ok || bad 'the SVG is cut'

notebook '<i>&--' 0 <<EOS
// %% one One
int main(void) { return 0; }
EOS
page="$folder/<i>&--.html"
shows '&lt;i&gt;&amp;--.c.</footer>'
lacks '<i>'

# Files that a compiler leaves beside the program go, too.
saved=$compile
compile="$compile -MMD"
notebook more_files 0 <<EOS
// %% one One
int main(void) { return 0; }
EOS
compile=$saved

# The runner is killed: the notebook ends as well.
if [ "$(uname)" = Linux ]; then
    cat >"$folder/orphan.c" <<EOS
// %% one One
int main(void) { for (;;); return 0; }
EOS
    name=orphan
    "$nb" --compile "$compile" --link "$link" --out "$folder" \
        "$folder/orphan.c" >/dev/null 2>&1 &
    until_it_runs
    kill -KILL $!
    wait $! 2>/dev/null
    sleep 0.2
    pgrep -f "$folder/orphan" >/dev/null && bad 'a process is left' || ok
    rm -rf "$folder"/orphan.??????
fi

# Interrupted while it runs: no process and no folder is left.
cat >"$folder/interrupted.c" <<EOS
// %% one One
int main(void) { for (;;); return 0; }
EOS
name=interrupted
"$nb" --compile "$compile" --link "$link" --out "$folder" \
    "$folder/interrupted.c" >/dev/null 2>&1 &
until_it_runs
kill -TERM $!
wait $! 2>/dev/null
[ $? = 143 ] && ok || bad 'it did not end by the signal'
pgrep -f "$folder/interrupted" >/dev/null && bad 'a process is left' || ok

name=left
[ "$(ls -d "$folder"/*.?????? 2>/dev/null | wc -l)" = 0 ] && ok ||
    bad "folders are left: $(ls -d "$folder"/*.??????)"

# The command line.
name=usage
for arguments in '' '--out' '--timeout 0 x.c' '--timeout nan x.c' '--timeout 5x x.c' '--what x.c'; do
    "$nb" $arguments >/dev/null 2>"$folder/usage"
    [ $? = 2 ] && [ "$(wc -l <"$folder/usage")" = 1 ] && ok ||
        bad "'$arguments' is not told how"
done

echo "notebooks that run, and fail: $passed passed, $failed failed"
[ "$failed" = 0 ]
