# Sourced by ../runs.sh: files, names, signals, and the command line.

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

# The runner ends by a signal while a notebook runs: no process is left.
ends_by() { # signal status
    name=ended_by_$1
    cat >"$folder/$name.c" <<EOS
// %% one One
int main(void) { for (;;); return 0; }
EOS
    "$nb" --compile "$compile" --link "$link" --out "$folder" \
        "$folder/$name.c" >/dev/null 2>&1 &
    until_it_runs
    kill -"$1" $!
    wait $! 2>/dev/null
    [ $? = "$2" ] && ok || bad 'it did not end by the signal'
    none_is_left
}
ends_by TERM 143
ends_by HUP 129
if [ "$(uname)" = Linux ]; then # elsewhere nothing tells the notebook
    ends_by KILL 137
    rm -rf "$folder"/ended_by_KILL.??????
fi

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
