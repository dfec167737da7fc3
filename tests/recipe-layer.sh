#!/bin/sh
# The program of "A layer of your own" in docs/CONTRIBUTING.md, as it stands
# there: it compiles without a warning, its gradient check passes, and fails
# when its rule is cut. recipe-layer.sh BUILD_DIR, from make recipe-layer.
set -u
page=docs/CONTRIBUTING.md
build=${1:-build}
here=$build/recipe-layer
mkdir -p "$here"

fail() {
    echo "the layer of your own in $page: $1"
    [ ! -s "$here/said" ] || head -n 20 "$here/said"
    exit 1
}

# Blocks of code after the marker, one after the other.
awk '/^<!-- layer program -->/ { next_is = 1; next }
    /^```/ { inside = next_is && !inside; next_is = 0; if (inside) print ""; next }
    inside' "$page" >"$here/prelu.c"
[ -s "$here/prelu.c" ] || fail 'the page has no blocks of it'

program() { # name
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -DTG_DOUBLE \
        -Ilib -o "$here/$1" "$here/$1.c" "$build/libtapegrad64.a" -lm -pthread \
        2>"$here/said" || fail 'it does not compile'
    [ ! -s "$here/said" ] || fail 'the compiler warns'
}

program prelu
"$here/prelu" 2>"$here/said" || fail 'its gradient check fails'

sed 's/tg_relu(x\[0\]);/tg_relu(tg_detach(x[0]));/' "$here/prelu.c" >"$here/cut.c"
program cut
if "$here/cut" >"$here/said" 2>&1; then fail 'its gradient check passes a rule that is cut'; fi
exit 0
