#!/bin/sh
# What becomes of notebooks that fail, loop, print oddly (runs/*.sh): each is run
# by the runner, and its pages are read.
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

# Waits, two minutes at most, for the notebook's process.
until_it_runs() {
    for tenth in $(seq 1200); do
        [ -s "$(echo "$folder/$name".??????/journal)" ] && return
        sleep 0.1
    done
}

# No process of the notebook is left, or not for long.
none_is_left() {
    for tenth in $(seq 100); do
        pgrep -f "$folder/$name" >/dev/null || { ok; return; }
        sleep 0.1
    done
    bad 'a process is left'
}

head='// %% setup Setup
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "nb.h"
'

here=$(dirname "$0")/runs
if [ "$kind" = sanitized ]; then
    . "$here/sanitizers.sh"
    echo "notebooks under sanitizers: $passed passed, $failed failed"
else
    . "$here/shows.sh"
    . "$here/fails.sh"
    . "$here/around.sh"
    echo "notebooks that run, and fail: $passed passed, $failed failed"
fi
[ "$failed" = 0 ]
