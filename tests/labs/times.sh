#!/bin/sh
# How long each lesson takes on this machine: times.sh BUILD. Seconds of wall
# time for the program, its check, and the grading of its lab's answer; the table
# is Markdown. (lesson 13 with its data: generated digits, where MNIST is not.)
set -u
build=$1
export BUILD_DIR="$build" LC_ALL=C

# seconds COMMAND...: with one decimal where `date` knows parts of a second.
seconds() {
    begin=$(date +%s.%N)
    "$@" >/dev/null 2>&1 </dev/null
    end=$(date +%s.%N)
    awk -v a="$begin" -v b="$end" 'BEGIN { printf "%.1f", b - a }'
}

echo '| lesson | program | check | grading its lab |'
echo '|---|---|---|---|'
for lesson in lessons/[0-9]*; do
    name=${lesson#lessons/} number=
    graded=
    if [ -f "$lesson/answer.c" ]; then
        number=${name%%-*}
        answer=$build/labs/$number/times.c
        sh lessons/laboratory/lab.sh spliced "$number" "$lesson/answer.c" >"$answer"
        graded="$(seconds sh lessons/laboratory/lab.sh grade "$number" "$answer" "$build/labs/$number") s"
    fi
    printf '| %s | %s s | %s s | %s |\n' "$name" "$(seconds "$build/lessons/$name")" \
        "$(seconds "$build/checks/$name")" "$graded"
done
