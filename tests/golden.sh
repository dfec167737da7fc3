#!/bin/sh
# Each lesson prints what its expected.txt says.
#
#   golden.sh BUILD_DIR LESSON...        (lessons as 03-tape)
#
# Word by word: numbers may differ by 1e-4 of their size or one unit of their
# last digit (libm differs), seconds ("1.4s") by anything, the rest by nothing.
#
#   golden.sh --loose EXPECTED FOUND
#
# Compares two outputs by their lines that begin with a letter (not "Data:"),
# where any number will do: for lesson 13, whose figures vary with the data.
#   golden.sh --words EXPECTED FOUND
#
# Compares two texts as lessons are compared; below a line "<!-- within 0.05 -->"
# by 5%, below one with 1 or more any number will do, below one with 0 as before.
set -u

same='
function is_number(w) { return w ~ /^[-+(]*[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?[)%,.;:]*$/ }
function is_seconds(w) { return w ~ /^[0-9.]+s$/ }
function value(w) { gsub(/[(),;:%]/, "", w); return w + 0 }
function unit(w,   n, e) {
    sub(/[)%,.;:]+$/, "", w)
    if (n = index(w, "e")) { e = substr(w, n + 1); w = substr(w, 1, n - 1) }
    gsub(/[^0-9.]/, "", w); n = index(w, ".")
    return n || e != "" ? 10 ^ (e - (n ? length(w) - n : 0)) : 0
}
function around(w) { gsub(/[0-9.e+-]/, "", w); return w }
function equal(a, b,   d, m) {
    if (loose) { gsub(/-?[0-9.]+/, "0", a); gsub(/-?[0-9.]+/, "0", b) }
    if (a == b || (is_seconds(a) && is_seconds(b))) return 1
    if (!is_number(a) || !is_number(b) || around(a) != around(b)) return 0
    d = value(a) - value(b); m = value(a)
    if (d < 0) d = -d
    if (m < 0) m = -m
    if (share) return share >= 1 || d <= share * m || d <= 1.01 * unit(a)
    return unit(a) > 0 && (d <= 1e-4 * m || d <= 1.01 * unit(a))
}
/^```/ {
    match($0, /^`+/)
    if (!fence) fence = RLENGTH
    else if (RLENGTH >= fence && RLENGTH == length($0)) fence = 0
}
/^<!-- within / && !fence { share = $3 }
{
    more = (getline line < expected) > 0
    if (!more) { print "line " NR " is too much: " $0; bad = 1; exit }
    n = split(line, want); ok = n == NF && (!/^<!--/ || $0 == line)
    for (i = 1; ok && i <= NF; i++) ok = equal(want[i], $i)
    if (!ok) { print "line " NR ":\n  expected " line "\n  found    " $0
               bad = 1; exit }
}
END {
    if (!bad && (getline line < expected) > 0) {
        print "missing: " line; bad = 1
    }
    exit bad
}'

if [ "$1" = --loose ]; then
    words=$3.words
    grep '^[A-Za-z]' "$3" | grep -v '^Data:' >"$words"
    grep '^[A-Za-z]' "$2" | grep -v '^Data:' >"$words.expected"
    awk -v loose=1 -v expected="$words.expected" "$same" "$words"
    exit
fi

if [ "$1" = --words ]; then
    awk -v expected="$2" "$same" "$3"
    exit
fi

build=$1
shift
failed=0 passed=0
out=$build/golden.out
for lesson in "$@"; do
    if ! TG_DATA=/nonexistent LC_ALL=C NO_COLOR=1 "$build/lessons/$lesson" >"$out" </dev/null; then
        echo "FAIL  $lesson: it ended with an error"
        failed=$((failed + 1))
    elif why=$(awk -v expected="lessons/$lesson/expected.txt" "$same" "$out")
    then
        echo "ok    $lesson prints what expected.txt says"
        passed=$((passed + 1))
    else
        echo "FAIL  $lesson differs from expected.txt at $why"
        failed=$((failed + 1))
    fi
done
echo "golden outputs: $passed passed, $failed failed"
[ "$failed" = 0 ]
