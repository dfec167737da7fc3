#!/bin/sh
# How long each lesson takes on this machine: times.sh BUILD. Seconds of CPU time
# (what else runs here does not count) for the program, its check, and the
# grading of its lab's answer; the table is Markdown. Lesson 13 and its like take
# the generated digits, where MNIST is not.
set -u
build=$1
export BUILD_DIR="$build" LC_ALL=C

# used: CPU seconds of all that this shell has run so far.
used() {
    times >"$build/times"
    awk -F '[ms ]+' 'NR == 2 { print 60 * $1 + $2 + 60 * $3 + $4 }' "$build/times"
}

# seconds COMMAND...: leaves what it took in $took.
seconds() {
    used >"$build/times.before"
    "$@" >/dev/null 2>&1 </dev/null
    used >"$build/times.after"
    took=$(paste "$build/times.before" "$build/times.after" | awk '{ printf "%.1f", $2 - $1 }')
}

echo '| lesson | program | check | grading its lab |'
echo '|---|---|---|---|'
for lesson in lessons/[0-9]*; do
    name=${lesson#lessons/}
    seconds "$build/lessons/$name"
    row="$name | $took s"
    seconds "$build/checks/$name"
    row="$row | $took s"
    if [ -f "$lesson/answer.c" ]; then
        number=${name%%-*}
        answer=$build/labs/$number/times.c
        sh lessons/laboratory/lab.sh spliced "$number" "$lesson/answer.c" >"$answer"
        seconds sh lessons/laboratory/lab.sh grade "$number" "$answer" "$build/labs/$number"
        row="$row | $took s"
    fi
    echo "| $row |"
done
