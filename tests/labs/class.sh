#!/bin/sh
# The class to practise on, graded and reported: class.sh BUILD MAKE. Each file
# of it earns what was planted, and the report says who is stuck where.
set -u
build=$1 make=$2
class=$build/pretended
failed=0 passed=0
unset LAB WORK SEED MAKEFLAGS
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "$*"; }
LABS='01 03'
rm -rf "$class" "$class.empty"
# shellcheck disable=SC2086
BUILD_DIR=$build sh tests/labs/practice.sh "$class" $LABS >"$class.txt" || exit 1
mkdir -p "$class.empty"
"$make" -s BUILD_DIR="$class.empty" class-report >"$class.out" 2>&1 && bad 'no grades, and no error'
grep -q 'no grades yet' "$class.out" && ok || bad "no grades: $(cat "$class.out")"
"$make" -s BUILD_DIR="$build" grade-class DIR="$class" SEED=x9 >"$class.out" 2>&1 && bad 'SEED=x9 is a seed'
grep -q 'SEED=x9: a seed is a number' "$class.out" && ok || bad "SEED=x9: $(cat "$class.out")"
: >"$class.empty/it's"
"$make" -s BUILD_DIR="$build" practice-class DIR="$class.empty/it's" >"$class.out" 2>&1
grep -q "it's exists already" "$class.out" && ok || bad "a quote in DIR: $(cat "$class.out")"

"$make" -s BUILD_DIR="$build" grade-class DIR="$class" SEED=9 >"$class.out" 2>&1 ||
    { cat "$class.out"; exit 1; }
[ "$(wc -l <"$build/class/grades.csv")" = 41 ] && ok || bad 'not 40 students in grades.csv'

mkdir "$build/class.busy"
"$make" -s BUILD_DIR="$build" grade-class DIR="$class" >"$class.out" 2>&1 &&
    bad 'two classes are graded at once'
grep -q 'is being graded here' "$class.out" && ok || bad "two classes: $(cat "$class.out")"
rmdir "$build/class.busy"

# points STUDENT NN: task by task.
points() {
    awk -F '\t' -v who="$1" -v lab="$2" \
        '$1 == who && $2 == lab { printf "%s ", $6 }' "$build/class/tasks.tsv"
}
for number in $LABS; do
    folder=$(echo lessons/"$number"-*)
    most=$(awk '$1 == "task" { print $2 }' "$build/labs/$number/cases-1.txt" | tr '\n' ' ')
    while read -r who lab what; do
        [ "$lab" = "$number" ] || continue
        if [ "$what" = answer ]; then want=$most
        elif [ "$what" = template ]; then want=$(echo "$most" | sed 's/[0-9][0-9]*/0/g')
        elif [ -f "$folder/wrong/$what.c" ]; then
            want=$(awk -v most="$most" -f tests/labs/loses.awk "$folder/wrong/$what.c")
        else continue; fi
        got=$(points "$who" "$lab")
        [ "$got" = "$want" ] && ok || bad "$who, lab $lab, $what: earns $got, should earn $want"
    done <"$class.txt"
done
[ "$passed" -ge 60 ] && ok || bad "only $passed files were compared"

"$make" -s BUILD_DIR="$build" class-report >"$class.out" 2>&1 || bad 'no report'
says() { # what, ERE
    grep -Eq -- "$2" "$class.out" && ok || { bad "$1: nothing says $2"; cat "$class.out"; }
}
says 'a lab' '^03 +[0-9]+ of 40 +[0-9]+ +[0-9]+%'
says 'who copies' '^  lab 03: kai kim$'
says 'a template' '^tara +[0-9]+ +0 '
says 'where a template stops' '^  tara: 01 neuron'
awk -F '\t' '$1 == "uma" && $4 == "separable"' "$build/class/tasks.tsv" |
    grep -q 'ended the program' && ok || bad 'the table does not say that a program was ended'
LC_ALL=C awk 'length($0) > 80' "$class.out" | grep -q . &&
    bad 'a line of the report has more than 80 columns' || ok
wrong=$(awk -F '\t' '$8 == "wrong" && $9 != "" && $9 !~ /to blame/' "$build/class/tasks.tsv" | wc -l)
[ "$wrong" -ge 5 ] && ok || bad "only $wrong mistakes were named"
shown=$(sed -n '/^WHERE/,/^WHO/p' "$class.out" | awk '/^lab .*: wrong in/ { n += $(NF - 2) } END { print n + 0 }')
[ "$shown" -ge 5 ] && ok || bad "the report counts $shown mistakes"
echo "class: $passed passed, $failed failed"
[ "$failed" = 0 ]
