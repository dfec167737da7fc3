#!/bin/sh
# Follows "How to add an op" of docs/CONTRIBUTING.md in a copy of the tree: the
# op is built, lint finds nothing, all suites pass, the gradient checks and the
# reference know it, and lint names each place that is left out.
#
#   recipe-op.sh MAKE BUILD_DIR     from make recipes
#   recipe-op.sh --places           what there is to do, counted
set -u
page=docs/CONTRIBUTING.md
steps() {
    awk -v recipe=op -f tests/recipe.awk "$page"
}
[ "${1:-}" = --places ] && { steps; exit; }
git rev-parse >/dev/null 2>&1 || { echo 'skip recipes: no git checkout'; exit; }
make=$1
build=$2
copy=$build/recipe
mkdir -p "$build"
log=$(cd "$build" && pwd)/recipe.log
rm -rf "$copy" "$log"

fail() {
    echo "the recipe for an op in $page: $1"
    [ ! -f "$log" ] || tail -n 20 "$log"
    exit 1
}

# The page quotes how many places there are.
awk '/^<!-- op places -->/ { quoted = 1; next }
    quoted && /^```/ { inside = !inside; quoted = inside; next }
    quoted && inside' "$page" >"$build/recipe.quoted"
steps | cmp -s - "$build/recipe.quoted" ||
    fail 'it quotes other places than sh tests/recipe-op.sh --places prints'

# The tree, and what is built of it, which make need not build then.
mkdir -p "$copy/build"
git ls-files -co --exclude-standard | while read -r f; do [ ! -e "$f" ] || echo "$f"; done |
    tar -cf - -T - | tar -xf - -C "$copy"
for f in f32 f64 page flags names libtapegrad.a libtapegrad64.a reference \
    op-names; do
    cp -Rp "$build/$f" "$copy/build/$f"
done
[ "$build" = build ] || find "$copy/build" -name '*.d' | while read -r f; do
    sed "s|$build/|build/|g" "$f" >"$f.new" && mv "$f.new" "$f"
done
files=$(steps | awk 'NF == 3 { print $3 }' | sort -u)
PAGE=$PWD/$page
FROM=$PWD
cd "$copy" || exit 1

# What make format does, where its clang-format is here.
format='cat'
clang-format --version 2>/dev/null | grep -q 'version 14\.' &&
    format='clang-format --assume-filename=lib/x.c'

# Takes the steps, but for one or several names; touches what changes.
take() { # [name ...]
    for f in $files; do
        cp "$FROM/$f" was
        awk -v recipe=op -v file="$f" -v without=" $* " -f tests/recipe.awk \
            "$PAGE" was >now ||
            fail "$f is not as it says"
        $format <now >formatted
        cmp -s formatted "$f" || cp formatted "$f"
    done
    rm -f was now formatted
}

run() { # what, command...
    what=$1
    shift
    "$@" >"$log" 2>&1 || fail "$what"
    ! grep -q 'warning:' "$log" || fail 'the compiler warns'
}

in_copy() { # target...
    "$make" -s BUILD_DIR=build "$@"
}

# Lint must name what was left out. Where the block itself uses that, so that
# the compiler names it first, the block is changed by a sed command.
left_out() { # names, message, sed command
    # shellcheck disable=SC2086
    take $1
    sed "${3:-}" lib/ops/activation.c >changed && mv changed lib/ops/activation.c
    run "without its $1 the library does not build" in_copy build/op-names
    MAKE="$make BUILD_DIR=build" sh tests/lint/ops.sh build >"$log" 2>&1
    grep -q "$2" "$log" || fail "without its $1 lint does not say \"$2\""
    echo "without its $1: $(grep "$2" "$log")"
}

# All suites: also those that a list of all ops, or of all activations, would
# make fail.
suites() {
    in_copy build/f64/suites && build/f64/suites
}

take
run 'the reference of ops cannot be written' in_copy docs/ops.md
for line in 'softsign: y = x / (1 + |x|)' 'dx = dy / ((|x| + 1)^2)'; do
    grep -qF "$line" docs/ops.md || fail "docs/ops.md has no line \"$line\""
done
# shellcheck disable=SC2086
in_copy lint >"$log" 2>&1 ||
    ! grep -E "softsign|ops\.md|$(echo $files | tr ' ' '|')" "$log" ||
    fail 'lint finds something'
run 'a check fails' suites
echo "all places: $(grep -h '^[0-9]*%: Checks' "$log")"

sed 's/tg_square(size)/tg_abs(size)/' lib/ops/activation.c >wrong &&
    mv wrong lib/ops/activation.c
suites >"$log" 2>&1 && fail 'a wrong rule passes'
grep -q 'finite_differences.*softsign' "$log" || fail 'a wrong rule is not named'
echo "a wrong rule: $(grep -c 'finite_differences' "$log") check fails"

left_out row 'tests/rows/activation.c:1: tg_softsign has no row'
left_out list 'lib/ops/activation.c:.*: op softsign is not in the list'
left_out 'block list' 'tg_softsign is declared, but no block in lib/ops'
left_out wrapper 'tg_softsign has no wrapper in lib/calls.h'
left_out 'declaration wrapper' 'op softsign has no declaration in lib/ops' \
    '/\.activation = tg_softsign/d'
