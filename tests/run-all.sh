#!/bin/sh
# What is tested, step by step: run-all.sh MAKE (from make test).
#
# With CI=true everything, and what cannot run is a failure. Otherwise what an
# idle machine with two cores does within three minutes; the end says what was
# left out.
#
# A step that fails shows its output; all steps run. Ends with
# "N passed, N failed, N skipped", where each check of the unit tests counts.
set -u
make=${1:-make}
build=${BUILD_DIR:-build}
log=$build/test.log
passed=0 failed=0 skipped=0 left_out=
in_ci() { [ "${CI:-}" = true ]; }
mkdir -p "$build"

# As many jobs as cores, unless make was told how many.
case " ${MAKEFLAGS:-}" in
*j*) ;;
*) MAKEFLAGS="${MAKEFLAGS:-} -j$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)"
   export MAKEFLAGS ;;
esac

# Adds up libcheck's "97%: Checks: 40, Failures: 1, Errors: 0" lines.
count() {
    sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\).*/\1 \2 \3/p' \
        "$log" | awk '{ n += $1; bad += $2 + $3 } END { print n - bad, bad + 0 }'
}

step() { # title command...
    title=$1
    shift
    printf '== %s\n' "$title"
    start=$(date +%s)
    "$@" >"$log" 2>&1
    status=$?
    seconds=$(($(date +%s) - start))
    # shellcheck disable=SC2046
    set -- $(count)
    passed=$((passed + $1))
    failed=$((failed + $2))
    if [ "$status" = 0 ]; then
        passed=$((passed + ($1 == 0)))
        grep -E '^[0-9]+%: Checks|passed, [0-9]+ failed|^lint:|^mutants:|^skip ' "$log"
        [ "$seconds" -lt 5 ] || echo "   $seconds s"
    else
        failed=$((failed + ($2 == 0)))
        echo "   FAILED (status $status, $seconds s):"
        tail -n 60 "$log"
    fi
}

skip() { # title, why
    printf '== %s: skipped, %s\n' "$1" "$2"
    if in_ci; then
        echo '   in CI a skip is a failure'
        failed=$((failed + 1))
    else
        skipped=$((skipped + 1))
    fi
}

# A step that takes long: only in CI.
long_step() { # title command...
    if in_ci; then step "$@"; else left_out="$left_out
  $1"; fi
}

# Inputs of other seeds: none makes grade.c search for ever, or an answer fail.
other_seeds() {
    for seed in 2 3 4 5 6; do "$make" -k labs-answered SEED=$seed || return 1; done
}

can_sanitize() {
    echo 'int main(void) { return 0; }' |
        ${CC:-cc} -fsanitize=address,undefined -x c - -o "$build/probe" \
            2>/dev/null && "$build/probe"
}

clang_can_sanitize() {
    echo 'int main(void) { return 0; }' |
        clang -fsanitize=address -Wl,--wrap=malloc -x c - -o "$build/probe" \
            2>/dev/null && "$build/probe"
}

# A float64 program with the float32 library must not link.
mismatch() {
    printf '#include "tapegrad.h"\nint main(void) { return !tg_tape_new(); }' \
        >"$build/mismatch.c"
    if ${CC:-cc} -std=c11 -DTG_DOUBLE -Ilib "$build/mismatch.c" \
        "$build/libtapegrad.a" -lm -o "$build/mismatch" 2>"$build/mismatch.err"
    then
        echo 'a float64 program linked with the float32 library'
        return 1
    fi
    grep tg_tape_new_f64 "$build/mismatch.err"
}

# MNIST, where it can be had; in CI it must be.
lesson_13() {
    "$make" -s lesson-13 >"$build/lesson-13.out" || return 1
    cat "$build/lesson-13.out"
    if in_ci && ! grep -q '^Data: MNIST' "$build/lesson-13.out"
    then
        echo 'MNIST could not be had, and CI=true'
        return 1
    fi
    sh tests/golden.sh --loose lessons/13-mnist/expected.txt \
        "$build/lesson-13.out" || return 1
    awk '/^test accuracy/ { seen = 1; ok = $3 + 0 >= 95 && $3 + 0 < 100 }
         END { exit !(seen && ok) }' "$build/lesson-13.out"
}

# The same bits on any number of threads, and where multiply-adds are fused on
# any instruction set: lesson 13 prints the same, but for the seconds.
same_bits() {
    for way in '1 avx512' '2 avx512' '3 avx2' '1 avx2'; do
        set -- $way
        TG_THREADS=$1 TG_ISA=$2 "$build/lessons/13-mnist" --epochs 1 |
            sed 's/[0-9.]*s$//' >"$build/same.$1.$2" || return 1
        cmp "$build/same.1.avx512" "$build/same.$1.$2" || return 1
    done
}

# Products and vectors on the instruction sets that are not the best here.
other_sets() {
    for isa in plain base avx2; do
        for suite in ops_kernels vectors threads; do
            TG_ISA=$isa CK_RUN_SUITE=$suite "$build/f32/suites" || return 1
        done
    done
}

# A locale with a decimal comma, made for the tests; localedef warns of much.
has_comma() {
    mkdir -p "$build/locale"
    localedef -i de_DE -f UTF-8 "$build/locale/de_DE.UTF-8" >/dev/null 2>&1
    [ -e "$build/locale/de_DE.UTF-8/LC_NUMERIC" ]
}
pages_with_comma() {
    LOCPATH=$(cd "$build/locale" && pwd) CK_RUN_SUITE=page "$build/f64/suites"
}

# In some containers a debugger may not trace.
can_trace() {
    gdb -batch -ex run --args /bin/true 2>&1 | grep -q 'exited normally'
}

# What the linker cannot wrap cannot be counted.
can_wrap() {
    echo 'int main(void) { return 0; }' | ${CC:-cc} -Wl,--wrap=malloc -x c - \
        -o "$build/probe" 2>/dev/null
}

# What a step needs and is not here is installed in CI, where this is root.
. tests/install.sh
install() { # what packages
    in_ci && is_root || return
    manager=$(package_manager)
    command=$(install_command "$manager" "$2" "$2" "$2" "$2" "$2")
    echo "$1 is not here: installing it with '$command'"
    run_install "$command" "$manager"
}
is_here() { command -v "$1" >/dev/null 2>&1; }
has_nbformat() { "$make" -s notebooks-ipynb-here >/dev/null 2>&1; }

for tool in valgrind clang-format gdb chromium; do
    is_here $tool || install $tool $tool
done
is_here dot || install dot graphviz
is_here dot || skip 'graphs read by Graphviz' 'dot is not here'
is_here npm || install npm 'nodejs npm'
has_comma || install 'a locale' locales
has_nbformat || install nbformat 'python3-nbformat jupyter-nbconvert'
clang_can_sanitize || install "clang's AddressSanitizer" 'clang libclang-rt-dev'

if in_ci; then echo 'CI=true: everything is tested'
else echo 'The tests of three minutes (CI=true make test: all of them)'; fi
"$make" all >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
grep -n 'warning:' "$log" && failed=$((failed + 1))
step 'unit tests, float64 and float32' "$make" suites
if has_comma; then
    step 'pages where numbers have a decimal comma' pages_with_comma
else
    skip 'pages where numbers have a decimal comma' 'no localedef, or no de_DE'
fi
step 'gradient checks of the lessons' "$make" lessons-checked
step 'expected output of the lessons' "$make" golden
if [ -d tests/labs ]; then # a hand-out has no answers to prove
    step 'labs: blanks earn nothing, answers all' "$make" labs-answered
    in_ci || step 'lab 03: its wrong answers, and tricks' "$make" prove-03
    long_step 'labs: blanks, answers, wrong answers and tricks' \
        "$make" labs-proved EVERY=third
    long_step 'labs: the answers, on inputs of other seeds' other_seeds
    long_step 'labs: hints, resets, a class' "$make" labs-handled
    long_step 'labs: a hand-out' "$make" hand-out-checked
    step 'labs: a false prediction of a change is noticed' "$make" changes-tested
    long_step 'labs: each "Change it" does what the text says' "$make" changes
fi
step 'what the pages quote and transcribe' "$make" docs-checked
step 'a layer and an op of your own, as CONTRIBUTING.md says' "$make" recipe-layer
step 'notebooks show what is committed' "$make" notebooks-check
long_step 'the runner on notebooks that fail, and on hostile ones' \
    "$make" notebooks-tested
long_step 'what is edited is compiled again' "$make" rebuild-checked
step 'lesson 13, from data to test accuracy' lesson_13
long_step 'the programs of docs/models.md learn' "$make" models-checked
step 'lesson 13: the same bits on 1, 2, 3 threads, AVX2 and AVX-512' same_bits
long_step 'products on the other instruction sets' other_sets
if can_wrap; then
    step 'a training step in steady state allocates nothing' "$make" steady
    step 'jumps out of failures: the tape is as good as new' "$make" jumps
else
    skip 'jumps out of failures' 'the linker has no --wrap'
    export NO_WRAP=1
    skip 'allocations in steady state' 'the linker has no --wrap'
fi
step 'the first line of a program' "$make" natural
step 'NULL for each pointer: a message, never a signal' "$make" nulls
step 'float64 program, float32 library: must not link' mismatch
step 'rules of the house' "$make" lint
if is_here gdb && can_trace; then
    "$make" "$build/gdb/03-tape" >/dev/null
    step 'printers and commands for gdb' sh tests/gdb.sh "$build"
else
    skip 'gdb' 'it is not here, or may not trace programs'
fi

long_step 'an op added as CONTRIBUTING.md says' "$make" recipes
long_step 'a sample of planted mistakes: the tests notice them' \
    "$make" mutants EVERY=40
if ! in_ci || has_nbformat; then
    long_step 'notebooks as .ipynb, by nbformat and nbconvert' \
        "$make" notebooks-ipynb
else
    skip 'notebooks as .ipynb' 'no Python with nbformat and nbconvert'
fi
if ! in_ci || "$make" -s notebooks-browser-here >/dev/null 2>&1; then
    long_step 'notebooks in a browser' "$make" notebooks-browser
    long_step 'replay pages in a browser' "$make" replay-browser
else
    skip 'notebooks in a browser' 'Chromium, npm or its packages are not here'
    skip 'replay pages in a browser' 'Chromium, npm or its packages are not here'
fi
if ! in_ci || can_sanitize; then
    long_step 'unit tests under AddressSanitizer and UBSan' "$make" asan
else
    skip 'AddressSanitizer and UBSan' "${CC:-cc} cannot link them here"
fi
if ! in_ci || clang_can_sanitize; then
    long_step "jumps under clang's AddressSanitizer" "$make" asan-clang
else
    skip "clang's AddressSanitizer" 'clang is not here, or cannot link it'
fi
if ! in_ci || is_here valgrind; then
    long_step 'core tests under valgrind' "$make" valgrind
else
    skip 'valgrind' 'it is not here'
fi
[ -z "$left_out" ] || printf 'Left out, for CI=true make test:%s\n' "$left_out"
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
[ "$failed" = 0 ]
