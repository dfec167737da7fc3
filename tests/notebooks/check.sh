#!/bin/sh
# Runs each notebook and compares what it shows with what is committed.
#
#   check.sh FOLDER NB COMPILE LINK NOTEBOOK...      (notebooks as 01-name)
#
# Word by word, as lessons are compared (tests/golden.sh); in a cell that has a
# tolerance by that share. Pictures too, but for those of such cells.
set -u
folder=$1 nb=$2 compile=$3 link=$4
shift 4
passed=0 failed=0 skipped=0
rm -rf "$folder"
mkdir -p "$folder"

bad() {
    echo "FAIL  $1"
    failed=$((failed + 1))
}

# A picture as words: its numbers apart from the letters around them.
words() { sed 's/[^-0-9.]\{1,\}/ & /g' "$1"; }

# The pictures of a page; and those of the cells whose numbers are certain.
pictures() {
    awk -v all="${2:-1}" '
        /^<!-- within / { loose = $3 > 0 }
        /^!\[.*\]\(pictures\// && (all || !loose) {
            sub(/.*\(pictures\//, ""); sub(/\).*/, ""); print }' "$1"
}
certain() { pictures "$1" 0; }

compare() { # notebook
    if ! [ -e "notebooks-c/$1.md" ]; then
        bad "notebooks-c/$1.md is not there: make notebooks-accept"
        return
    fi
    # The last word of a picture's description apart from its file.
    sed 's/\(^!\[.*\)](/\1 ](/' "notebooks-c/$1.md" >"$folder/expected"
    sed 's/\(^!\[.*\)](/\1 ](/' "$folder/$1.md" >"$folder/found"
    if ! why=$(sh tests/golden.sh --words "$folder/expected" "$folder/found")
    then
        bad "$1 shows what its .md does not: $why"
        return
    fi
    for picture in $(pictures "notebooks-c/$1.md"); do
        [ -s "notebooks-c/pictures/$picture" ] && continue
        bad "notebooks-c/pictures/$picture is not there: make notebooks-accept"
        return
    done
    for picture in $(certain "notebooks-c/$1.md"); do
        words "notebooks-c/pictures/$picture" >"$folder/expected"
        words "$folder/pictures/$picture" >"$folder/found"
        if ! why=$(sh tests/golden.sh --words "$folder/expected" "$folder/found")
        then
            bad "$picture is another picture now, $why"
            return
        fi
    done
    echo "ok    $1 shows what is committed"
    passed=$((passed + 1))
}

for n in "$@"; do
    if [ "${n#*mnist}" != "$n" ] &&
        ! [ -e "$TG_DATA/train-images-idx3-ubyte" ]; then
        echo "skip  $n: MNIST is not here (make mnist)"
        skipped=$((skipped + 1))
    elif ! "$nb" --compile "$compile" --link "$link" --out "$folder" \
        "notebooks-c/$n.c"; then
        bad "$n ended with an error"
    else
        compare "$n"
    fi
done

# Every committed page has a program, every committed picture a page.
for page in notebooks-c/[0-9]*.md; do
    [ -e "${page%.md}.c" ] || bad "$page has no program: make notebooks-accept"
done
for picture in notebooks-c/pictures/*.svg; do
    grep -qF "(pictures/$(basename "$picture"))" notebooks-c/*.md ||
        bad "$picture is in no page: make notebooks-accept"
done
printf 'notebooks: %d passed, %d failed, %d skipped\n' $passed $failed $skipped
[ $failed = 0 ] && { [ $skipped = 0 ] || [ "${CI:-}" != true ]; }
