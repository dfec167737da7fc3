#!/bin/sh
# The printers and commands for gdb, on lesson 03: gdb.sh BUILD_DIR
set -u
out=$1/gdb.out
gdb -q -batch -x lib/look/step/tapegrad-gdb.py \
    -ex 'tg-break 6' -ex run -ex 'tg-print t' -ex 'tg-tape' -ex 'print *t' \
    -ex 'print t->shape' -ex 'print *t->tape' -ex 'tg-why w' -ex 'delete' \
    -ex 'break tg_inspect' -ex continue -ex up -ex 'tg-why w' -ex 'tg-ask info tape' \
    -ex 'tg-print w' -ex 'tg-print 5' --args "$1/gdb/03-tape" >"$out" 2>&1
failed=0
expect() {
    grep -qF -- "$1" "$out" && return
    echo "gdb did not say: $1"
    failed=1
}
for command in tg-print tg-tape tg-break tg-why tg-ask; do # the greeting
    sed -n '1,/^Breakpoint/p' "$out" | grep -q "$command" && continue
    echo "gdb's greeting does not name $command"
    failed=1
done
expect 'Breakpoint 1, tg_entry_hook'
expect '%6 = sub(%3 t, %5)'
line=$(grep -n 'tg_sub(t, output)' lessons/03-tape/lesson.c | cut -d: -f1)
expect "lesson.c:$line  tg_sub(t, output)"
expect '%4 = mul(%0 w, %1 x)'
expect '$1 = %6 = sub(%3 t, %5) [] 7'
expect '$2 = []'
expect 'a tape of 7 entries, 0 backward passes'
expect 'no backward pass on this tape yet'
# gdb before 14 cannot write the registers of CPUs with AMX, so it cannot call
# functions of the program there, as these two do.
if grep -q "Couldn't write extended state" "$out"; then
    echo 'skip  commands of gdb that call a function: this gdb cannot on this CPU'
else
    expect 'dloss/dw is the sum over 1 path'
    expect 'w -(2)-> %4 -(5)-> %5 -(-1)-> %6 -(14)-> %7'
fi
expect 'its gradient: '
expect '5 is no tensor'
[ "$failed" = 0 ] || { cat "$out"; exit 1; }
