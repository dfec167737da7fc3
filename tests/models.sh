#!/bin/sh
# The programs of docs/models.md learn what that page says.
#
#   models.sh BUILD_DIR            some of them, with CI=true all; exit status 1
#                                  where one does not learn it, or prints other
#                                  lines than docs/models/NAME.txt
#   models.sh BUILD_DIR --show     all, with what they print and what is expected
#   models.sh BUILD_DIR --write    all, and what they print to docs/models/
#
# Only lines count, not numbers, except for the figure of the table below.
set -u
build=$1 mode=${2:-}
out=$build/models/out
passed=0 failed=0
mkdir -p "$out"
in_ci() { [ "${CI:-}" = true ]; }

# program, what its figure is, at least: on MNIST, on generated digits; whether
# it is run without CI=true.
table='article     accuracy  0.95   0.90  yes
lenet       accuracy  0.985  0.90  no
residual    accuracy  0.97   0.90  no
inception   accuracy  0.93   0.60  no
text        right     5      5     yes
two_inputs  rising    8      7     yes'

run() { # program
    LC_ALL=C NO_COLOR=1 "$build/models/$1" >"$out/$1.txt" 2>&1
}

# A figure of what a program printed.
figure() { # which program
    case $1 in
    accuracy) sed -n 's/^Test accuracy: \([0-9.]*\)$/\1/p' "$out/$2.txt" ;;
    # lines "52 fifty-two": how many of the numbers that it has not read
    right)
        awk 'BEGIN { split("forty fifty sixty seventy eighty ninety", tens)
                     split("one two three four five six", units) }
             /^[0-9]+ / { k = int($1 / 10) - 3
                          right += $2 == tens[k] "-" units[k] && NF == 2 }
             END { print right + 0 }' "$out/$2.txt" ;;
    # "Mean score of 0 to 9: -9.8 -6.9 ...": how often the next one is larger
    rising)
        sed -n 's/^Mean score of 0 to 9: //p' "$out/$2.txt" |
            awk '{ for (i = 2; i <= NF; i++) n += $i > $(i - 1) } END { print n + 0 }' ;;
    esac
}

# What is wrong with a run; nothing if it learnt what it was to.
complaint() { # which program least
    found=$(figure "$1" "$2")
    awk "BEGIN { exit !(${found:-0} < $3) }" &&
        { echo "its figure ($1) is ${found:-missing}, and must be at least $3"; return; }
    sh tests/golden.sh --loose "docs/models/$2.txt" "$out/$2.txt"
}

try() { # program which mnist generated often
    if [ -z "$mode" ] && ! in_ci && [ "$5" = no ]; then return; fi
    [ "$mode" != --show ] || printf '\n== %s\n' "$1"
    status=0
    run "$1" || status=$?
    [ "$mode" != --show ] || cat "$out/$1.txt"
    [ "$mode" != --write ] || cp "$out/$1.txt" "docs/models/$1.txt"
    least=$3
    ! grep -q '^Data: .*generated' "$out/$1.txt" || least=$4
    if [ $status != 0 ]; then
        why="it ended with status $status"
    elif in_ci && [ "$least" != "$3" ]; then
        why='MNIST could not be had, and CI=true'
    else
        why=$(complaint "$2" "$1" "$least")
    fi
    if [ -z "$why" ]; then
        echo "ok    $1: $2 $(figure "$2" "$1"), at least $least"
        passed=$((passed + 1))
    else
        echo "FAIL  $1: $why"
        failed=$((failed + 1))
    fi
}

while read -r line; do
    # shellcheck disable=SC2086
    try $line
done <<END
$table
END
echo "models: $passed passed, $failed failed"
[ "$failed" = 0 ]
