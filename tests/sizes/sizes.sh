#!/bin/sh
# How large the rooms of lib/ are, and how much of them the smallest program
# links. Lines are those that are neither blank nor comment only.
#
#   sizes.sh [BUILD_DIR]          a table
#   sizes.sh BUILD_DIR --check    only what is over its budget, as findings
set -u
build=${1:-${BUILD_DIR:-build}}
check=${2:-}
most_objects=22

budget() { # room
    case $1 in
    tape) echo 2000 ;;
    ops) echo 4500 ;;
    kernels | kernels/fast) echo 900 ;;
    optim) echo 950 ;;
    nn) echo 1150 ;;
    nn/layers) echo 1350 ;;
    train) echo 2050 ;;
    *) echo - ;;
    esac
}

code_lines() { # files
    awk '
        FNR == 1 { comment = 0 }
        {
            code = ""
            rest = $0
            while (rest != "") {
                at = index(rest, comment ? "*/" : "/*")
                if (!comment) code = code (at ? substr(rest, 1, at - 1) : rest)
                rest = at ? substr(rest, at + 2) : ""
                if (at) comment = !comment
            }
            if (code ~ /[^ \t]/) lines++
        }
        END { print lines + 0 }
    ' "$@"
}

[ "$check" ] || printf '%-14s %6s %7s\n' room lines budget
for folder in lib/*/ lib/*/*/; do
    room=${folder#lib/}
    room=${room%/}
    ls "$folder"*.[ch] >/dev/null 2>&1 || continue
    lines=$(code_lines "$folder"*.[ch])
    most=$(budget "$room")
    if [ ! "$check" ]; then
        printf '%-14s %6d %7s\n' "$room" "$lines" "$most"
    elif [ "$most" != - ] && [ "$lines" -gt "$most" ]; then
        echo "lib/$room:1: $lines lines without comments, more than $most:" \
            "make the room smaller, not its budget larger"
    fi
done

# A thin archive, so that the linker's trace names each object by its path.
rm -f "$build/sizes.a"
# shellcheck disable=SC2046,SC2012
ar rcsT "$build/sizes.a" $(ls lib/*/*.c lib/*/*/*.c |
    sed "s|^lib/\(.*\)\.c\$|$build/f32/\1.o|") 2>/dev/null
objects=$(${CC:-cc} -std=c11 -Ilib -o "$build/smallest" tests/sizes/smallest.c \
    "$build/sizes.a" -lm -pthread -Wl,-t 2>/dev/null |
    sed -n "s|^$build/f32/\(.*\)\.o\$|\1|p")
rm -f "$build/sizes.a"
if [ -z "$objects" ]; then
    echo 'sizes: this linker does not trace: objects of the smallest program' \
        'not counted' >&2
    exit 0
fi
"$build/smallest" || echo "tests/sizes/smallest.c:1: the slope of w^4 at 3 is not 108"

set --
count=0
for o in $objects; do
    count=$((count + 1))
    set -- "$@" "lib/$o.c"
    [ ! -f "lib/$o.h" ] || set -- "$@" "lib/$o.h"
done
if [ ! "$check" ]; then
    echo "The smallest program links $count objects (at most $most_objects):" \
        "$(code_lines "$@") lines of .c and .h"
elif [ "$count" -gt "$most_objects" ]; then
    echo "tests/sizes/smallest.c:1: links $count objects, more than $most_objects:" \
        "$(echo "$objects" | tr '\n' ' ')"
fi
