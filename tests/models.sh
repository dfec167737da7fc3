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

# program, the line with its figure, at least: on MNIST, on generated digits;
# whether it is run without CI=true. A dash: it uses no digits.
table='article     Test_accuracy  0.95   0.90  yes
lenet       Test_accuracy  0.985  0.90  no
residual    Test_accuracy  0.97   0.90  no
inception   Test_accuracy  0.96   0.90  no
text        Right          0.80   -     no
two_inputs  Test_accuracy  0.85   0.60  yes'

run() { # program
    LC_ALL=C NO_COLOR=1 "$build/models/$1" >"$out/$1.txt" 2>&1
}

# The first number after the words on their line.
figure() { # words file
    awk -v words="$1" '
        BEGIN { gsub(/_/, " ", words) }
        index($0, words) == 1 {
            rest = substr($0, length(words) + 1)
            if (match(rest, /[0-9.]+/)) print substr(rest, RSTART, RLENGTH)
        }' "$2"
}

# What is wrong with a run; nothing if it learnt what it was to.
complaint() { # program words least
    found=$(figure "$2" "$out/$1.txt")
    [ -n "$found" ] || { echo "it prints no line '$2'"; return; }
    awk "BEGIN { exit !($found < $3 || $found > 1) }" &&
        { echo "$2 is $found, and must be $3 to 1"; return; }
    sh tests/golden.sh --loose "docs/models/$1.txt" "$out/$1.txt"
}

try() { # program words on_mnist generated often
    if [ -z "$mode" ] && ! in_ci && [ "$5" = no ]; then return; fi
    [ "$mode" != --show ] || printf '\n== %s\n' "$1"
    if ! run "$1"; then
        echo "FAIL  $1 ended with an error:"
        cat "$out/$1.txt"
        failed=$((failed + 1))
        return
    fi
    [ "$mode" != --show ] || cat "$out/$1.txt"
    [ "$mode" != --write ] || cp "$out/$1.txt" "docs/models/$1.txt"
    least=$3 data=MNIST
    if [ "$4" != - ] && ! grep -q '^Data: MNIST' "$out/$1.txt"; then
        if in_ci; then
            echo "FAIL  $1: MNIST could not be had, and CI=true"
            failed=$((failed + 1))
            return
        fi
        least=$4 data='generated digits'
    fi
    [ "$4" != - ] || data='its text'
    if why=$(complaint "$1" "$2" "$least") && [ -z "$why" ]; then
        echo "ok    $1: $(figure "$2" "$out/$1.txt") on $data, at least $least"
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
