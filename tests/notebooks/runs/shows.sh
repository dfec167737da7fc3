# Sourced by ../runs.sh: what is printed and shown, whatever it is.

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
page=$folder/frame.ipynb
shows '<iframe sandbox=\"allow-scripts\"' '&lt;script&gt;p.textContent'

# The replay page is such a page, with the notebook's own lines in it.
notebook replay 0 <<EOS
$head
int main(void)
{
    // %% one One
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", 3);
    nb_replay(tg_square(w), NULL);
    tg_tape_free(tape);
    return 0;
}
EOS
in_cell One 'The replay page of square(%0 w): its passes step by step'
page=$folder/replay.html
shows 'backward 2/2'
shows '&lt;tr id=&quot;e1&quot;' # the table of the page, in the frame
shows '&lt;/a&gt;      nb_replay(tg_square(w), NULL);'

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
