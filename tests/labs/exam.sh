#!/bin/sh
# The lab of one's own of docs/teaching.md, made as that page says in a copy of
# the course: exam.sh BUILD MAKE. It is proved, handed out as an exam, and graded.
set -u
build=$1 make=$2
tree="$build/exam tree" out="$build/exam copy"
failed=0 passed=0
unset BUILD_DIR LAB WORK SEED MAKEFLAGS EXAM
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "$*"; cat "$build/exam.log"; }
rm -rf "$tree" "$out"
mkdir -p "$tree"
cp -R lib lessons notebooks-c docs tests Makefile README.md LICENSE "$tree"
ours() { (cd "$tree" && "$make" -s "$@") >"$build/exam.log" 2>&1; }
theirs() { (cd "$out" && "$make" -s "$@") >"$build/exam.log" 2>&1; }

rm -rf "$tree"/lessons/0[124-9]* "$tree"/lessons/1* # these are enough
cp -R "$tree/docs/exam" "$tree/lessons/21-exam"
ours prove-21 && ok || bad 'the exam is not proved'
ours student-copy DIR="../exam copy" && [ ! -e "$out/lessons/21-exam" ] && ok ||
    bad 'an exam is in a hand-out that is none'
rm -rf "$out"
ours student-copy DIR="../exam copy" EXAM='21 03' && ok || bad 'no copy'
[ "$(cd "$out/lessons" && echo [0-9]*)" = '03-tape 21-exam' ] && ok ||
    bad "the copy has the lessons $(ls "$out/lessons")"
found=$(cd "$out" && find . -name 'hints.txt' -o -name answer.c -o -name grade.c -o -name wrong)
[ -z "$found" ] && ok || bad "the copy holds $found"
grep -q '^out' "$out"/lessons/*/cases.txt && bad 'the copy holds right results' || ok
theirs progress
grep -q 'Next is lab 03: make lab-03 runs' "$build/exam.log" && ok || bad 'progress speaks of grades and hints'
theirs lab-21
grep -q 'hand it in' "$build/exam.log" && ok || bad 'lab-21 speaks of grades'
grep -q 'not done yet: swish_slope' "$build/exam.log" && ok || bad 'lab-21 does not run'
for command in grade-21 hint-21; do
    theirs $command
    grep -q 'graded by your teacher' "$build/exam.log" && ok || bad "$command grades, or hints"
done
mkdir -p "$tree/in/ann"
ours answer-21 && cp "$build/exam.log" "$tree/in/ann/lab-21.c"
ours grade-class DIR=in SEED=4 && grep -q '^ann,8,8,8,$' "$tree/build/class/grades.csv" && ok ||
    bad 'the exam is not graded'
rm -rf "$tree" "$out"
echo "exam: $passed passed, $failed failed"
[ "$failed" = 0 ]
