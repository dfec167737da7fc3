#!/bin/sh
# A layer has three places: its block in lib/nn/layers/*.c, its declaration
# there with a line in lib/calls.h, and its row in tests/layers. This names the
# one that is missing, and says when docs/layers.md is out of date.
#
#   layers.sh BUILD_DIR       a line for each finding
set -u
build=$1
grep -nE '^tg_layer \*tg_[a-z0-9_]+\(' lib/nn/layers/*.h |
    sed 's/:tg_layer \*tg_\([a-z0-9_]*\).*/ \1/' | while read -r at f; do
    grep -q "^#define tg_$f(" lib/calls.h ||
        echo "$at: tg_$f has no line in lib/calls.h"
    grep -q "tg_$f(" tests/layers/*.c || echo "$at: tg_$f has no row in tests/layers/*.c"
done
for header in lib/nn/layers/*.h; do
    name=$(basename "$header" .h)
    grep -q "\"nn/layers/$name\"" docs/reference/layers.c ||
        echo "docs/reference/layers.c:1: it does not read $header"
done
${MAKE:-make} -s "$build/reference" >"$build/reference.log" 2>&1 ||
    exit 0 # ops.sh says so
"$build/reference" --layers 2>"$build/reference.log" >"$build/layers.md"
cat "$build/reference.log"
cmp -s "$build/layers.md" docs/layers.md ||
    echo 'docs/layers.md:1: out of date: make docs/layers.md'
