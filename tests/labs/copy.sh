#!/bin/sh
# The hand-out: copy.sh BUILD MAKE. It holds no answer, builds by itself, in a
# folder with a space in its name, grades as ours does, and a lab elsewhere too
# where the tree may not be written.
set -u
build=$1 make=$2
out="$build/hand out"
failed=0 passed=0
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "$*"; }
unset BUILD_DIR LAB WORK SEED MAKEFLAGS
export CCACHE_DISABLE=1 # its folder is not for another user
rm -rf "$out" "$out.built"
BUILD_DIR=$build "$make" -s student-copy DIR="$out" >"$build/copy.log" 2>&1 ||
    { cat "$build/copy.log"; exit 1; }

found=$(cd "$out" && find . \( -name answer.c -o -name wrong -o -name grade.c \
    -o -name .git -o -name .ci -o -path ./lessons/\*/changes \))
[ -z "$found" ] && ok || bad "the hand-out holds $found"
find "$out" -type f \( -name '*.[ch]' -o -name '*.txt' -o -name '*.md' -o -name '*.awk' \
    -o -name '*.sh' -o -name '*.py' \) ! -name cases.txt >"$build/copied"
for answer in lessons/*/answer.c; do
    leak=$(tr '\n' '\0' <"$build/copied" | xargs -0 awk -f tests/labs/leaks.awk "$answer")
    [ -z "$leak" ] && ok || bad "$answer is in the hand-out: $leak"
done

# A body that is there is found.
printf 'int f(void)\n{\n    /* why */ return 1111111111 +\n        2222222222 + 33333333333;\n}\n' >"$build/leak1.c"
printf 'x return 1111111111+2222222222  + 33333333333; y\n' >"$build/leak2.c"
awk -f tests/labs/leaks.awk "$build/leak1.c" "$build/leak2.c" >/dev/null &&
    bad "the search for answers finds nothing" || ok

# It builds by itself, with nothing of ours in the way.
for lab in lessons/[0-9]*/lab.c; do
    folder=$(dirname "$lab")
    number=$(basename "$folder" | cut -d - -f 1)
    mkdir -p "$out/work"
    BUILD_DIR=$build sh lessons/laboratory/lab.sh spliced "$number" "$folder/answer.c" \
        >"$out/work/lab-$number.c"
    (cd "$out" && "$make" -s "lab-$number" "grade-$number") >"$build/copy.log" 2>&1 && ok ||
        { bad "the answer of lab $number, graded in the hand-out:"; tail -n 30 "$build/copy.log"; }
done
(cd "$out" && "$make" -s progress) >"$build/copy.log"
grep -q 'All labs are done' "$build/copy.log" && ok ||
    bad "make progress does not see that all is done"
(cd "$out" && SEED=7 "$make" -s grade-01) >"$build/copy.log" 2>&1 &&
    bad "the hand-out graded another SEED" || ok

# In a tree that may not be written, by someone who is not root.
chmod -R a-w "$out"
mkdir -p "$out.built" && cp "$out/work/lab-01.c" "$out.built/mine.c"
chmod -R a+rX "$out" "$out.built" && chmod a+w "$out.built"
as_user() {
    if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
        setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
    else "$@"; fi
}
built=$(mktemp -d) && chmod a+rwx "$built"
if as_user test -x "$out/lessons"; then
    (cd "$out" && as_user "$make" -s BUILD_DIR="$built" WORK=/nowhere \
        LAB="../hand out.built/mine.c" grade-01) >"$build/copy.log" 2>&1 && ok ||
        { bad "a lab elsewhere, in a tree that is not written:"; cat "$build/copy.log"; }
    (cd "$out" && as_user "$make" -s BUILD_DIR="$built" WORK=/nowhere lab-01) \
        >"$build/copy.log" 2>&1 && [ -f "$built/work/lab-01.c" ] && ok ||
        { bad "no work folder: a copy in BUILD_DIR/work:"; cat "$build/copy.log"; }
else
    echo "(another user cannot read this folder: that part is left out)"
fi
chmod -R u+w "$out" "$built" && rm -rf "$built"
echo "hand-out: $passed passed, $failed failed"
[ "$failed" = 0 ]
