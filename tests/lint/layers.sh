#!/bin/sh
# A layer has three places: its block in lib/nn/layers/*.c, its declaration
# there with a line in lib/calls.h, and its row in tests/layers with a case in
# tests/vectors. This names the one that is missing, and says when
# docs/layers.md is out of date.
#
#   layers.sh BUILD_DIR       a line for each finding
set -u
build=$1
grep -nE '^tg_layer \*tg_[a-z0-9_]+\(' lib/nn/layers/*.h |
    sed 's/:tg_layer \*tg_\([a-z0-9_]*\).*/ \1/' | while read -r at f; do
    grep -q "^#define tg_$f(" lib/calls.h ||
        echo "$at: tg_$f has no line in lib/calls.h"
    ! grep -q "^#define tg_$f(.*(tg_$f)(__VA_ARGS__)" lib/calls.h ||
        echo "$at: the line of tg_$f in lib/calls.h takes no tg_sequential: TG_LAYER_OF"
    grep -q "tg_$f(" tests/layers/*.c || echo "$at: tg_$f has no row in tests/layers/*.c"
done
grep -nE '^tg_layer \*tg_[a-z0-9_]+\(' lib/nn/layers/*.c |
    sed 's/:tg_layer \*tg_\([a-z0-9_]*\).*/ \1/' | while read -r at f; do
    grep -q "^tg_layer \*tg_$f(" "${at%.c:*}.h" ||
        echo "$at: tg_$f is not declared in ${at%.c:*}.h"
done
grep -noE 'ROW\([a-z0-9_]+,' tests/layers/*.c |
    sed 's/:ROW(\([a-z0-9_]*\),/ \1/' | while read -r at row; do
    grep -qx "layer $row" tests/vectors/layers.txt ||
        echo "$at: $row has no case in tests/vectors/layers.txt: make_layers.py"
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
