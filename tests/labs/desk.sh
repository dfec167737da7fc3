#!/bin/sh
# A student's day, and a teacher's: desk.sh BUILD MAKE. Hints come one by one,
# reset keeps a backup, watch sees a save, progress knows; a class is graded
# into a table, and equal files are found.
set -u
build=$1 make=$2
desk=$build/desk
failed=0 passed=0
unset LAB WORK SEED MAKEFLAGS
rm -rf "$desk"
mkdir -p "$desk"
run() { WORK="$desk/my work" "$make" -s BUILD_DIR="$build" "$@" >"$desk/out" 2>&1; }
says() { # what, ERE
    if grep -Eq -- "$2" "$desk/out"; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        echo "$1: nothing says $2; it says:"
        cat "$desk/out"
    fi
}
answer() { BUILD_DIR=$build sh lessons/laboratory/lab.sh spliced 01 lessons/01-neuron/answer.c "$@"; }
mine="$desk/my work/lab-01.c"

run
says 'make alone' '01-neuron .*not begun'
run lab-01
says 'the first lab-01' 'is new: the blanks of lesson 01'
says 'lab-01 as it came' 'not done yet: neuron'
run lab-01
! grep -q 'is new' "$desk/out" || { echo 'the template came twice'; failed=$((failed + 1)); }
run hint-01
says 'a hint' 'Hint 1 of 3 for neuron'
run hint-01
run hint-01
says 'a third hint' 'Hint 3 of 3 for neuron'
run hint-01
says 'a fourth hint' 'all three hints'
run grade-01
says 'the template, graded' '^0 of [0-9]+ points'
run progress
says 'progress' '0 of .* next: neuron \(hints taken: 3\)'
answer >"$mine"
run watch-01 WATCH_TIMES=1
says 'watch, of an answer' 'All of it is right'
run hint-01
says 'a hint where all is right' 'nothing to hint at'
run progress
says 'progress, done' '01-neuron .*done'
run reset-01
says 'reset' 'now .*backups/lab-01.1.c'
answer | cmp -s - "$desk/my work/backups/lab-01.1.c" || { echo 'the backup is another file'; failed=$((failed + 1)); }
(sleep 3; answer >"$mine") &
run watch-01 WATCH_TIMES=60
wait
says 'watch, of a save' 'All of it is right'
mkdir -p "$desk/other/work" "$desk/other/labs" && cp "$mine" "$desk/other/work/"
"$make" -s BUILD_DIR="$desk/other" WORK="$desk/other/work" clean
[ -f "$desk/other/work/lab-01.c" ] && [ ! -d "$desk/other/labs" ] && passed=$((passed + 1)) ||
    { echo 'make clean took the lab, or nothing'; failed=$((failed + 1)); }

# What is written for programs is JSON.
if command -v python3 >/dev/null; then
    for file in "$build"/grades/01.json "$build"/grades/01.results.json; do
        python3 -m json.tool "$file" >/dev/null && passed=$((passed + 1)) ||
            { echo "$file is not JSON"; failed=$((failed + 1)); }
    done
fi

# What does not compile, or is not one file, is told so and earns nothing.
refused() { # what, ERE
    run grade-01 LAB="$desk/x.c" && { echo "$1 was graded"; failed=$((failed + 1)); }
    says "$1" "$2"
    says "$1, its points" '^0 of [0-9]+ points'
}
{ answer; echo 'int x = ;'; } >"$desk/x.c"
refused 'a file that does not compile' 'does not compile'
{ echo '#include "answer.c"'; cat lessons/01-neuron/lab.c; } >"$desk/x.c"
cp lessons/01-neuron/answer.c "$desk/answer.c"
refused 'an answer beside it, included' 'does not compile'
printf '#include "%s"\n' "$PWD/lessons/01-neuron/lab.c" >"$desk/x.c"
refused 'a file elsewhere, included' 'It includes .*lab.c'
: >"$desk/x.c"
refused 'an empty file' 'there is no function .*neuron'
{ answer; echo 'double tg_item(void *t); double y(void) { return tg_item(0); }'; } >"$desk/x.c"
refused 'a function that is not listed' 'It calls tg_item'

# Who is to blame, in lab 03, where blanks call each other.
blamed() { # FILE...
    BUILD_DIR=$build sh lessons/laboratory/lab.sh spliced 03 lessons/03-tape/answer.c "$@" >"$desk/x.c"
    run grade-03 LAB="$desk/x.c"
}
counts() { # what, ERE, how many lines say it
    [ "$(grep -Ec -- "$2" "$desk/out")" = "$3" ] && passed=$((passed + 1)) || {
        failed=$((failed + 1))
        echo "$1: not $3 lines say $2; it says:"
        cat "$desk/out"
    }
}
echo 'void backward(tape *t, int loss)
{
    TODO(backward);
}' >"$desk/todo.c"
blamed lessons/03-tape/wrong/record-fixed.c "$desk/todo.c"
counts 'backward to do, record wrong' '  backward: .* not done yet' 3
echo 'int record(tape *t, double value, int a, int b, sender *send)
{
    t->entry = (entry *)16;
    t->entry[0].value = value;
    return 0;
}' >"$desk/record.c"
blamed "$desk/record.c"
counts 'record crashes' '> It looks as if record is to blame' 4
counts 'record crashes' '> Does backward' 0
echo 'void train_xor(double w[3], double rate, int rounds)
{
    *(volatile double *)16 = w[0];
}' >"$desk/train.c"
blamed "$desk/train.c"
counts 'train_xor crashes' '0 of 3' 1
counts 'train_xor crashes' '> ' 0
# A mistake that nobody knows: what depends on it says so, and nothing else is
# named. One that is alike in most cases is not taken for a known one.
echo 'void send_mul(tape *t, int y)
{
    const entry e = t->entry[y];
    t->entry[e.a].grad += e.grad * t->entry[e.b].value * 1.25;
    t->entry[e.b].grad += e.grad * t->entry[e.a].value;
}' >"$desk/unknown.c"
blamed "$desk/unknown.c"
counts 'an unknown mistake' '> Perhaps send_mul is to blame' 3
counts 'an unknown mistake' '> ' 3
echo 'void send_square(tape *t, int y)
{
    const entry e = t->entry[y];
    const double a = t->entry[e.a].value;
    t->entry[e.a].grad += e.grad * (a > 4 ? 2 * a : a * a);
}' >"$desk/most.c"
blamed "$desk/most.c"
counts 'a mistake in most cases' '> send_square' 0
# Files that are none, or that are made to stop the grader.
mkdir -p "$desk/d"
run grade-01 LAB="$desk/d"
says 'a folder' 'not a file that can be read'
mkfifo "$desk/pipe"
run grade-01 LAB="$desk/pipe"
says 'a pipe' 'not a file that can be read'
run grade-01 LAB=/dev/zero
says 'a device' 'not a file that can be read'
rm -f "$desk/x.c"
awk 'BEGIN { for (i = 0; i < 20000; i++) print "int i;" }' >"$desk/x.c"
refused 'a long file' 'more than 100000 bytes'
{ answer; printf '/* \0 */\n'; } >"$desk/x.c"
refused 'a zero byte' 'zero bytes'
{ answer; printf '#if __INCLUDE_LEVEL__ < 150\n#include "lab.c"\n#include "lab.c"\n#endif\n'; } >"$desk/x.c"
run grade-01 LAB="$desk/x.c" LAB_COMPILES=1
says 'a file without an end' '^0 of [0-9]+ points'
sed -n '/^double neuron/,/^}/p' lessons/01-neuron/answer.c >"$desk/friend.h"
friend=$(cd "$desk" && pwd -P)/friend.h
{ printf '#include "%s"\n' "$friend"; answer | sed '/^double neuron/,/^}/d'; } >"$desk/x.c"
refused 'a header that is not one of the system' 'It includes .*friend.h'
{ printf '# 1 "/usr/include/x.h" 3\n#include "/usr/include/../..%s"\n' "$friend"
  answer | sed '/^double neuron/,/^}/d'; } >"$desk/x.c"
refused 'a header that says it is one' 'It includes .*friend.h'
odd="$desk/it's \$(a) \"b\".c"
answer | sed 's/$/\r/' >"$odd"
run grade-01 LAB="$(printf %s "$odd" | sed 's/\$/$$/g')"
says 'an odd name, and lines that end as elsewhere' 'All of it is right'
cat >"$desk/spoil.c" <<'END'
bool separable(const double target[4])
{
    const bool a = target[0], b = target[1], c = target[2], d = target[3];
    ((double *)target)[0] = 2;
    return a != d || b != c || a == b;
}
END
answer "$desk/spoil.c" >"$desk/x.c"
run grade-01 LAB="$desk/x.c"
says 'right answers that spoil their input' 'separable.* 0 of 14'
cat >"$desk/mark.c" <<'END'
double neuron(const double *w, const double *x, double b, int n)
{
    fprintf(stderr, "  x    : [6 x 3]\n          ^ 6 here\n");
    exit(w[0] + x[0] + b + n > -1e9);
}
END
{ printf '#include <%s.h>\n' stdio stdlib; answer "$desk/mark.c"; } >"$desk/x.c"
run grade-01 LAB="$desk/x.c"
says 'a line above a mark' '^ {8}x    : \[6 x 3\]$'
says 'a mark below a line' '^ {16}\^ 6 here$'

# A class.
for who in ann bob carl 'dora, e'; do mkdir -p "$desk/class/$who"; done
answer >"$desk/class/ann/lab-01.c"
answer | sed 's/\<z\>/total/g; s/  */ /g; s/^ *\/\*.*\*\/$//' >"$desk/class/bob/lab-01.c"
cp lessons/01-neuron/lab.c "$desk/class/carl/lab-01.c"
answer lessons/01-neuron/wrong/neuron-no-bias.c >"$desk/class/dora, e/lab-01.c"
run grade-class DIR="$desk/class"
says 'the class' 'lab 01: ann bob'
cp "$build/class/grades.csv" "$desk/out"
says 'the table' '^ann,([0-9]+),\1,\1,bob$'
says 'the table' '^bob,([0-9]+),\1,\1,ann$'
says 'the table' '^carl,0,0,[0-9]+,$'
says 'the table' '^"dora, e",[0-9]+,[0-9]+,[0-9]+,$'

# Names and files that nobody should hand in: none stops the others.
class="$desk/class 2"
newline=$(printf 'a\nb\033[31m\tc')
for who in ann '=1+1' -n 'q"' grades.csv "$newline" link pipe folder; do
    mkdir -p "$class/$who" && cp "$desk/class/ann/lab-01.c" "$class/$who/"
done
rm "$class"/*k/lab-01.c "$class"/pipe/* "$class"/folder/*
ln -s ../ann/lab-01.c "$class/link/lab-01.c"
ln -s ann "$class/ann 2"
mkfifo "$class/pipe/lab-01.c"
mkdir "$class/folder/lab-01.c"
: >"$class/ann/lab-99.c"
: >"$class/ann/Lab-01 (1).c"
run grade-class DIR="$class"
says 'a lab that is none' 'there is no lab 99'
says 'a name that is none' 'not lab-NN.c: .*Lab-01 .1..c'
says 'a class of odd names' '10 of 10: '
LC_ALL=C grep -q "$(printf '\033')" "$desk/out" &&
    { echo 'a name speaks to the terminal'; failed=$((failed + 1)); }
cp "$build/class/grades.csv" "$desk/out"
says 'a formula' '^" =1\+1",30,'
says 'a quote' '^"q""",30,'
says 'a newline' '^"a b.*c",30,.*ann'
says 'a name of ours' '^grades.csv,30,'
says 'a dash' '^" -n",30,'
says 'a link' '^link,0,0,30,$'
says 'a linked folder' '^"ann 2",0,0,30,$'
says 'a pipe' '^pipe,0,0,30,$'
says 'a folder' '^folder,0,0,30,$'
[ "$(wc -l <"$desk/out")" = 11 ] || { echo 'a name made lines'; failed=$((failed + 1)); }
echo "desk: $passed passed, $failed failed"
[ "$failed" = 0 ]
