#!/bin/sh
# Proves that a lab can be graded: prove.sh NN [every|third|answers]
#
# The blank earns nothing, the answer all, each wrong answer loses exactly what
# its first line names and is told what it says, no other blank is blamed for
# it, and no trick in tricks/ earns anything: one trick a blank, with `every`
# all of them, with `third` each of them in every third blank. `answers`: the
# blank and the answer only, which takes a second.
set -u
. lessons/laboratory/compile.sh
number=$1 every=${2:-}
lesson=$(lesson_folder "$number") || exit 2
name=$(basename "$lesson")
labs=$BUILD_DIR/labs/$number
proof=$labs/prove
cases=$labs/cases-${SEED:-1}.txt
if [ "$every" = answers ]; then
    cases=$labs/cases-${SEED:-1}.base LAB_BASE=yes
    export LAB_BASE
fi
passed=0 failed=0
LAB_SECONDS=1
mkdir -p "$proof"

ok() { passed=$((passed + 1)); }
finished() {
    printf 'lab %s: %d passed, %d failed\n' "$number" "$passed" "$failed"
    [ "$failed" = 0 ]
    exit
}
bad() {
    failed=$((failed + 1))
    printf 'lab %s, %s\n' "$number" "$*"
}

# points NN.json: of each task, in order.
points() {
    sed -n 's/^ *"points": \([0-9]*\), "most": [0-9]*, "state".*/\1/p' "$1" | tr '\n' ' '
}
most=$(awk '$1 == "task" { print $2 }' "$cases" | tr '\n' ' ')
blank_of_task() { awk -v k="$1" '$1 == "task" && ++n == k { print $6 }' "$cases"; }
blanks=$(awk '$1 == "task" && !seen[$6]++ { print $6 }' "$cases")

graded() { # FILE
    sh lessons/laboratory/lab.sh grade "$number" "$1" "$proof" >"$proof/out" 2>&1
}

# ---- the blank, and the answer ----

graded "$lesson/lab.c"
got=$(points "$proof/$number.json")
case $got in *[1-9]*) bad "the template earns points: $got" ;; *) ok ;; esac
[ "$(grep -c '"state": "todo"' "$proof/$number.json")" = "$(echo $most | wc -w)" ] && ok ||
    bad "the template: a task does not say that it is not done"
sh lessons/laboratory/lab.sh spliced "$number" "$lesson/answer.c" >"$proof/answer.c"
graded "$proof/answer.c"
got=$(points "$proof/$number.json")
if [ "$got" = "$most" ]; then ok; else
    bad "the answer earns $got of $most"
    cat "$proof/out"
fi
grep -q 'warning:' "$proof/out" && bad "the answer: warnings of the compiler" || ok

[ "$every" != answers ] || finished

# ---- wrong answers ----

# What a wrong answer should earn, task by task.
expected() { awk -v most="$most" -f tests/labs/loses.awk "$1"; }

# Of every wrong answer its blank, a tab, and what it is told.
for wrong in "$lesson"/wrong/*.c; do
    printf '%s\t> %s\n' "$(basename "$wrong" .c | sed 's/-.*//')" \
        "$(sh lessons/laboratory/lab.sh says "$wrong")"
done >"$proof/said"

for blank in $blanks; do
    count=0
    awk -F '\t' -v blank="$blank" '
        NR == FNR { if ($1 == blank) mine = mine $2 "\n"; next }
        !index(mine, $2) { print $2 }' "$proof/said" "$proof/said" >"$proof/others"
    for wrong in "$lesson/wrong/$blank"-*.c; do
        [ -e "$wrong" ] || continue
        count=$((count + 1))
        what=$(basename "$wrong" .c)
        "$labs/grade" "$cases" "$labs/wrong/$what/child" "$number" "$what" "$proof" \
            >"$proof/out" 2>&1
        got=$(points "$proof/$number.json")
        want=$(expected "$wrong") || bad "$wrong does not say what it loses"
        if [ "$got" = "$want" ]; then ok; else
            bad "$wrong earns $got and should earn $want"
        fi
        says=$(sh lessons/laboratory/lab.sh says "$wrong")
        tr -s '\n ' ' ' <"$proof/out" >"$proof/out.line"
        if grep -qF -- "> $says" "$proof/out.line"; then ok; else
            bad "$wrong is not told: $says"
        fi
        if grep -qF -f "$proof/others" "$proof/out.line"; then
            bad "$wrong: another blank is blamed for it"
        else ok; fi
    done
    [ "$count" -ge 3 ] && ok || bad "$blank has $count typical wrong answers; 3 are wanted"
    hints=$(grep -c "^$blank [123]: " "$lesson/hints.txt")
    [ "$hints" = 3 ] && ok || bad "$blank has $hints hints; 3 are wanted"
done
for wrong in "$lesson"/wrong/*.c; do
    case " $(echo $blanks) " in *" $(basename "$wrong" | sed 's/-.*//') "*) ;; *)
        bad "$wrong: its name does not begin with a blank and '-'" ;; esac
done

# ---- tricks ----

# A trick as a function of the answer's signature.
trick() { # TRICK BLANK
    awk -v blank="$2" -v trick="$1" '
        index($0, blank "(") && /^[A-Za-z]/ && !/;[ \t]*$/ { on = 1 }
        on && /^\{/ { exit }
        on { head = head $0 "\n" }
        END {
            sub(/\n$/, "", head)
            back = head ~ /^(static )?void [a-z_]*\(/ ? "return" : "return 0"
            while ((getline line <trick) > 0) {
                # In a block of its own: names may be those of parameters.
                if (inside && line ~ /^[{}]$/) line = line == "{" ? "{\n    {" : "    }\n}"
                if (line == "BLANK") { line = head; inside = 1 }
                sub(/RETURN/, back, line)
                print line
            } }' "$lesson/lab.c"
}

try_trick() { # TRICK BLANK
    trick "$1" "$2" >"$proof/trick.c"
    sh lessons/laboratory/lab.sh spliced "$number" "$lesson/answer.c" "$proof/trick.c" \
        >"$proof/tricked.c" || { bad "$1 in $2 cannot be spliced"; return; }
    tells=$(sed -n '1s/^\/\* tells: \(.*\) \*\/$/\1/p' "$1")
    # A second of waiting ends those alone that wait: a busy machine may make
    # any of them wait as long.
    case $tells in *waited*) LAB_WAITS=1 ;; *) LAB_WAITS=60 ;; esac
    LAB_BLANK=$2
    export LAB_SECONDS LAB_WAITS LAB_BLANK
    graded "$proof/tricked.c"
    k=0 earned=
    for p in $(points "$proof/$number.json"); do
        k=$((k + 1))
        [ "$(blank_of_task $k)" != "$2" ] || earned="$earned $p"
    done
    case $earned in
    *[1-9]*) bad "the trick $1 in $2 earns$earned" ;;
    '') bad "the trick $1 in $2 was not graded"; cat "$proof/out" ;;
    *) ok ;;
    esac
    tr -s '\n ' ' ' <"$proof/out" | grep -Eq -- "$tells" && ok ||
        { bad "the trick $1 in $2 is not told: $tells"; cat "$proof/out"; }
    grep -q OPENED "$proof/out" && bad "the trick $1 in $2 opened something" || ok
    LC_ALL=C grep -aq -e "$(printf '[\001-\010\013-\037\177]')" \
        -e "$(printf '\302[\200-\237]')" "$proof/out" &&
        bad "the trick $1 in $2 writes control characters to the terminal" || ok
}

set -- ${TRICKS:-tests/labs/tricks/*.c}
# Those that take seconds of every task are for `every`.
# shellcheck disable=SC2046
[ -n "$every" ] || set -- $(grep -LE 'tells: .*(waited|loop|megabyte)' "$@")
first=$(echo "$number" | sed 's/^0*//')
place=0
for blank in $blanks; do
    first=$(((first * 5 + 3) % $# + 1))
    place=$((place + 1)) at=0
    for t in "$@"; do
        at=$((at + 1))
        case $every in
        every) ;;
        third) [ $(((at + place) % 3)) = 0 ] || continue ;;
        *) [ $at = $first ] || continue ;;
        esac
        try_trick "$t" "$blank"
    done
done
finished
