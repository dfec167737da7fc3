#!/bin/sh
# The job of lesson 13, whole processes, side by side: tapegrad, a C program
# over OpenBLAS without any graph, and PyTorch; those that are installed.
# Alternating, so that a busy machine is busy for all.
#
#   peers.sh BUILD_DIR [ROUNDS]         (make bench-peers)
set -u
build=$1
rounds=${2:-5}
data=${TG_DATA:-$build/data}
epochs=10
out=$build/bench/peers
mkdir -p "$out"
rm -f "$out"/*.s

have_blas= have_torch= python=
if ${CC:-cc} -O3 -march=native -ffast-math -o "$build/bench/openblas" \
    tests/bench/openblas.c -lopenblas -lm 2>"$out/cc.log"; then
    have_blas=yes
else
    echo 'OpenBLAS is not installed: left out'
fi
for python in python3 /usr/bin/python3; do
    $python -c 'import torch' 2>/dev/null && have_torch=yes && break
done
[ -n "$have_torch" ] || echo 'PyTorch is not installed: left out'

# Runs a command with its name; adds its seconds to a file of that name.
run() { # name command...
    name=$1
    shift
    start=$(date +%s.%N)
    "$@" >"$out/$name.out" 2>&1 || echo "$name failed: $out/$name.out"
    end=$(date +%s.%N)
    echo "$start $end" | awk '{ printf "%.3f\n", $2 - $1 }' >>"$out/$name.s"
}

for i in $(seq "$rounds"); do
    for t in 1 2; do
        run "tapegrad-$t" env TG_THREADS=$t \
            "$build/lessons/13-mnist" --epochs $epochs --data "$data"
        [ -z "$have_blas" ] || run "openblas-$t" env OPENBLAS_NUM_THREADS=$t \
            "$build/bench/openblas" "$data" $epochs
        [ -z "$have_torch" ] || run "torch-$t" env OPENBLAS_NUM_THREADS=$t \
            OMP_NUM_THREADS=1 TORCH_THREADS=1 \
            "$python" tests/bench/torch_peer.py "$data" $epochs
    done
    echo "round $i of $rounds done" >&2
done

median() { sort -n "$1" | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
printf '%-10s %7s %9s %6s  %s\n' program threads seconds ratio accuracy
for t in 1 2; do
    own=$(median "$out/tapegrad-$t.s")
    for name in tapegrad openblas torch; do
        [ -f "$out/$name-$t.s" ] || continue
        it=$(median "$out/$name-$t.s")
        echo "$own $it" | awk -v n=$name -v t=$t -v a="$(sed -n \
            's/^test accuracy //p' "$out/$name-$t.out")" \
            '{ printf "%-10s %7d %9.2f %6.2f  %s\n", n, t, $2, $1 / $2, a }'
    done
done
if [ -n "$have_blas" ]; then
    for t in 1 2; do
        echo "OpenBLAS's matrix product alone, $t thread(s) (compare: make bench):"
        OPENBLAS_NUM_THREADS=$t "$build/bench/openblas"
    done
fi
echo 'ratio: the time of tapegrad divided by that of the program'
