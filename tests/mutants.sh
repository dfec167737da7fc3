#!/bin/sh
# Checks the checks: plants one wrong line after the other in a copy of the
# sources, and says which of them no test notices.
#
#   mutants.sh BUILD_DIR [EVERY]      EVERY 40: each fortieth, for a sample
#
# ONLY=index in the environment: those of files with that in their name.
#
# Needs BUILD_DIR/f64/suites, and in COMPILE the command that compiles (from
# make mutants). Exit status 1 when fewer than 95% are noticed.
set -u
build=$1
every=${2:-1}
out=$build/mutants
rm -rf "$out"
mkdir -p "$out"
link=$(sh tests/check-flags.sh --libs)

# Every mutant as a line "file number line: what".
for f in lib/ops/*.c lib/tape/backward.c lib/kernels/[brmcs]*.c \
    lib/kernels/update.c lib/kernels/elementwise.c; do
    case $f in *"${ONLY:-}"*) ;; *) continue ;; esac
    awk -f tests/mutants.awk "$f" | sed "s|^|$f |"
done | awk -v every="$every" 'NR % every == 0' >"$out/list"

# Whether a suite, run by the mutant's program, fails, crashes or never ends: in
# one process, which may use a minute of CPU (it needs three seconds).
notices() { # program suite
    (ulimit -t 60 && CK_FORK=no CK_RUN_SUITE=$2 "$1" >/dev/null 2>&1) && return 1
    return 0
}

# Plants one mutant; says "killed", "survived" or "refused" (by the compiler).
try() { # worker file number
    here=$out/$1
    mkdir -p "$here"
    awk -f tests/mutants.awk -v make="$3" "$2" >"$here/mutant.c"
    case $2 in
    lib/kernels/*) flags='-O3 -fno-math-errno -fno-trapping-math' ;;
    *) flags= ;;
    esac
    # shellcheck disable=SC2086
    $COMPILE -w -DTG_DOUBLE $flags -c -o "$here/mutant.o" "$here/mutant.c" \
        2>"$here/errors" || { echo refused; return; }
    # The mutant comes first: the library's own object is not taken then.
    # shellcheck disable=SC2086
    ${CC:-cc} -o "$here/suites" "$build"/f64/tests/*.o "$build"/f64/tests/rows/*.o "$here/mutant.o" \
        "$build"/nb/text.o "$build"/nb/lex.o "$build"/nb/runner/*.o "$build"/nb/pages/*.o \
        "$build/libtapegrad64.a" $link -lm -pthread 2>"$here/errors" ||
        { echo refused; return; }
    for suite in vectors gradients derivatives ops ops_edges ops_sums core \
        optimizers ops_kernels; do
        notices "$here/suites" $suite && { echo killed; return; }
    done
    echo survived
}

# Worker $1 of $2 takes each $2-th line.
work() {
    awk -v n="$2" -v i="$1" 'NR % n == i' "$out/list" |
        while read -r file number what; do
            echo "$(try "$1" "$file" "$number") $file:$what"
        done >"$out/result.$1"
}

workers=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
i=0
while [ "$i" -lt "$workers" ]; do
    work "$i" "$workers" &
    i=$((i + 1))
done
wait

cat "$out"/result.* | sort >"$out/results"
grep '^survived' "$out/results"
grep '^refused' "$out/results" | sed 's/^/(the compiler) /'
awk '$1 == "killed" { k++ } $1 == "survived" { s++ }
     END { n = k + s
           printf "mutants: %d, noticed %d (%.1f%%)\n", n, k, 100 * k / (n ? n : 1)
           exit !(n && k >= 0.95 * n) }' "$out/results"
