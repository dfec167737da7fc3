#!/bin/sh
# The programs of "A layer of your own" and "An op of your own" in
# docs/CONTRIBUTING.md, as they stand there: they compile without a warning,
# their gradient checks pass, and fail when the rule is wrong.
# recipe-layer.sh BUILD_DIR, from make recipe-layer.
set -u
page=docs/CONTRIBUTING.md
build=${1:-build}
here=$build/recipe-layer
mkdir -p "$here"

fail() {
    echo "$what of your own in $page: $1"
    [ ! -s "$here/said" ] || head -n 20 "$here/said"
    exit 1
}

# blocks MARKER FILE: the blocks of code after the marker, one after the other.
blocks() {
    awk -v marker="<!-- $1 program -->" '
        index($0, marker) == 1 { next_is = 1; next }
        /^```/ { inside = next_is && !inside; next_is = 0; if (inside) print ""; next }
        inside' "$page" >"$2"
    [ -s "$2" ] || fail 'the page has no blocks of it'
}

program() { # name
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -DTG_DOUBLE \
        -Ilib -o "$here/$1" "$here/$1.c" "$build/libtapegrad64.a" -lm -pthread \
        2>"$here/said" || fail 'it does not compile'
    [ ! -s "$here/said" ] || fail 'the compiler warns'
}

# passes NAME; spoilt NAME SED WHY: with that change the check fails, and says
# what the page says.
passes() {
    program "$1"
    "$here/$1" >"$here/said" 2>&1 || fail 'its gradient check fails'
}
spoilt() {
    sed "$2" "$here/$1.c" >"$here/spoilt.c"
    ! cmp -s "$here/$1.c" "$here/spoilt.c" || fail "it has no '$2' to spoil"
    program spoilt
    if "$here/spoilt" >"$here/said" 2>&1; then
        fail "its gradient check passes after '$2'"
    fi
    grep -q "$3" "$here/said" || fail "it does not say '$3' after '$2'"
}

what='the layer'
blocks layer "$here/prelu.c"
passes prelu
spoilt prelu 's/tg_relu(x\[0\]);/tg_relu(tg_detach(x[0]));/' 'passed 0'

what='the op'
blocks 'own op' "$here/log_cosh.c"
passes log_cosh
grep -qxF -f "$here/said" "$page" || fail 'it prints another line than the page has'
spoilt log_cosh 's/return tg_mul(dy, tg_tanh(y->in\[k\]));/(void)k; return tg_mul(dy, tg_tanh(y));/' \
    'backward says 0\.0679.*finite difference 0\.2174.*: the difference disagrees'
spoilt log_cosh 's/tg_tanh(y->in\[k\])/tg_tanh(tg_detach(y->in[k]))/' "^log_cosh's gradient 0"
exit 0
