#!/bin/sh
# To add an op takes three places: its block in lib/ops/*.c, its declaration in
# a header, and its row in tests/rows. This names the one that is missing.
#
#   ops.sh BUILD_DIR       a line for each finding; needs BUILD_DIR/op-names
set -u
build=$1
names=$("$build/op-names")

# "file:line:name" of all that the headers declare, but for what is for ops/
# alone; and of all descriptors.
declared=$(grep -nE '^tg_tensor \*tg_[a-z0-9_]+\(' lib/ops/*.h |
    grep -vE 'ops/(axes|terms)\.h' |
    sed 's/:tg_tensor \*tg_\([a-z0-9_]*\).*/:\1/')
described=$(grep -nE '\.name = "[a-z0-9_]+"' lib/ops/*.c |
    sed 's/\.name = "\([a-z0-9_]*\)".*/\1/; s/ //g')
defined=$(nm "$build/libtapegrad.a" 2>/dev/null | sed -n 's/.* T tg_//p')

has() { # list word: whether the word is a line of the list
    printf '%s\n' "$1" | grep -qx "$2"
}
# A function without a row: its file of rows is that of its header's family,
# where there is one.
name_rows() {
    while read -r file message; do
        f=${message#tg_}
        family=$(place "$declared" "${f%% *}" | sed 's/.*\///; s/\.h:.*//')
        [ ! -e "tests/rows/$family.c" ] || file=tests/rows/$family.c:1:
        printf '%s\n' "$file $message"
    done
}
place() { # list name: "file:line" of that name
    printf '%s\n' "$1" | sed -n "s/:$2\$//p" | head -n 1
}

findings=$(
    functions=$(printf '%s\n' "$declared" | sed 's/.*://')
    for op in $names; do
        at=$(place "$described" "$op")
        has "$functions" "$op" ||
            echo "${at:-lib/ops/table.c:1}: op $op has no declaration in lib/ops/*.h"
    done
    for op in $(printf '%s\n' "$described" | sed 's/.*://'); do
        has "$names" "$op" ||
            echo "$(place "$described" "$op"): op $op is not in the list at the end of the file"
    done
    for f in $functions; do
        at=$(place "$declared" "$f")
        has "$defined" "$f" ||
            echo "$at: tg_$f is declared, but no block in lib/ops/*.c defines it"
        grep -q "^#define tg_$f(" lib/calls.h ||
            echo "$at: tg_$f has no wrapper in lib/calls.h"
    done
)

# How many ops there are changes with each: `make ops` counts them.
prose=$(grep -nEi '\bops\b[^a-z0-9]{1,5}[0-9]+\b|\b[0-9]+ ops\b' README.md \
    docs/*.md lib/tapegrad.h | grep -v '^docs/debugging.md' |
    sed 's/^\([^:]*:[0-9]*\):.*/\1: a number of ops in prose, which grows stale: make ops counts/')
[ -z "$prose" ] || findings="$findings
$prose"

# The reference of ops needs each function's row: it says which has none.
if ${MAKE:-make} -s "$build/reference" >"$build/reference.log" 2>&1; then
    "$build/reference" --markdown 2>"$build/reference.log" >"$build/ops.md" ||
        findings="$findings
$(name_rows <"$build/reference.log")"
    [ -n "$findings" ] || cmp -s "$build/ops.md" docs/ops.md ||
        findings='docs/ops.md:1: out of date: make docs/ops.md'
elif [ -z "$findings" ]; then
    findings="docs/reference:1: does not build: $(grep -m 1 error "$build/reference.log")"
fi
printf '%s\n' "$findings" | sed '/^$/d'
