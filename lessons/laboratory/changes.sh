#!/bin/sh
# "Change it", tried: changes.sh NN [FOLDER]. Each patch in FOLDER/changes
# (lessons/NN-name/changes) is applied to a copy of the lesson, which is then
# compiled and run; what the patch's header predicts must be what happens:
#
#     Change N: the README's prediction     args: --steps 500
#     data: generated|mnist|both            expect: ERE, some line matches
#     refuse: ERE, no line does             check: passes|fails
#     step: commands; of the stepper        fails: ERE, it ends with an error
#
# And the numbered items of the README's "Change it" are the patches' numbers.
# make hands over CHANGE_COMPILE, LIBS, LIB32, LIB64, CHECK_OBJECT, BUILD_DIR.
set -u
number=$1
folder=${2:-$(echo lessons/"$number"-*)}
desk=$BUILD_DIR/changes/$number
tried=0 failed=0
data_here=${TG_DATA:-$BUILD_DIR/data}
unset TG_STEP TG_DOT TG_SVG TG_HTML TG_PICTURES TG_PAUSE TG_GUESS
export LC_ALL=C NO_COLOR=1

# wrong WHAT [FILE]: a prediction that failed, and the output it was about.
wrong() {
    echo "lesson $number, change $change: $1"
    [ -z "${2:-}" ] || sed 's/^/    /' "$2"
    good=no
}

# values KEY: what the header has after it, a line each.
values() { sed -n "s/^$1: *//p" "$desk/header"; }

# The header: what stands before the diff.
read_header() {
    sed -e '/^--- /,$d' -e '/^diff /,$d' "$patch" >"$desk/header"
    grep -q "^Change $change: ..*" "$desk/header" ||
        wrong "$(basename "$patch") does not begin with 'Change $change: ...'"
    grep -vE '^(Change [0-9]+|args|data|expect|refuse|check|step|fails):|^ *$' \
        "$desk/header" >"$desk/unknown" &&
        wrong 'its header has lines that are no keys:' "$desk/unknown"
    grep -qE '^(expect|refuse|check|fails):' "$desk/header" ||
        wrong 'it predicts nothing'
}

# The copy, with the change made.
apply_patch() {
    rm -rf "$copy"
    mkdir -p "$copy"
    cp "$folder"/*.[ch] "$copy"
    grep -q '^--- ' "$patch" || return 0 # only options, or a question
    file=$(cd "$(dirname "$patch")" && pwd)/$(basename "$patch")
    above=$(cd "$copy/.." && pwd)
    if command -v patch >/dev/null; then
        (cd "$copy" && patch -p1 -s -F 0 <"$file")
    else # as if outside any repository, or paths begin at its root
        (cd "$copy" && GIT_CEILING_DIRECTORIES=$above git apply -p1 "$file")
    fi >"$desk/said" 2>&1 && return
    wrong 'the patch does not fit the lesson: write it again' "$desk/said"
}

lesson_sources() {
    for source in "$copy"/*.c; do
        case $source in
        */test.c | */lab.c | */answer.c | */grade.c | */calls.c | */judge.c) ;;
        *) printf '%s\n' "$source" ;;
        esac
    done
}

# The program, of the copy.
compile_program() {
    # shellcheck disable=SC2046,SC2086
    $CHANGE_COMPILE -o "$copy/program" $(lesson_sources) "$LIB32" $LIBS \
        >"$desk/said" 2>&1 || wrong 'it does not compile:' "$desk/said"
}

# run DATA: the program, its output compared with what is predicted.
run() {
    values step | tr ';' '\n' >"$desk/script"
    [ ! -s "$desk/script" ] || { TG_STEP=$desk/script; export TG_STEP; }
    # shellcheck disable=SC2046
    (ulimit -t 600; TG_DATA=$1 exec "$copy/program" $(values args)) \
        </dev/null >"$copy/output" 2>&1
    status=$?
    unset TG_STEP
    [ $status -lt 128 ] || wrong "it crashes (status $status), its output:" "$copy/output"
    if [ -n "$(values fails)" ]; then
        [ $status -ne 0 ] || wrong 'it should fail and does not, its output:' "$copy/output"
    elif [ $status -ne 0 ]; then
        wrong "it fails (status $status), its output:" "$copy/output"
    fi
    for key in expect fails; do
        values $key >"$desk/patterns"
        while IFS= read -r pattern; do
            grep -Eq -- "$pattern" "$copy/output" || wrong \
                "no line of the output matches '$pattern', its output:" "$copy/output"
        done <"$desk/patterns"
    done
    values refuse >"$desk/patterns"
    while IFS= read -r pattern; do
        grep -E -- "$pattern" "$copy/output" >"$desk/said" &&
            wrong "lines of the output match '$pattern':" "$desk/said"
    done <"$desk/patterns"
}

# With MNIST where it is here, and with generated digits.
run_on_data() {
    data=generated
    grep -lqE 'tg_mnist_(exists|load)' "$copy"/*.c && data=both
    data=$(values data | grep . || echo $data)
    case $data in generated | both) run /nonexistent ;; esac
    case $data in generated) ;; mnist | both)
        if [ -e "$data_here/train-images-idx3-ubyte" ]; then run "$data_here"
        else echo "lesson $number, change $change: not tried on MNIST, which is not here"; fi ;;
    *) wrong "data: $data is not generated, mnist or both" ;;
    esac
}

# What `make check-NN` would say of the copy, whose lesson.c has another main.
compile_check() {
    # shellcheck disable=SC2046,SC2086
    $CHANGE_COMPILE -DTG_DOUBLE -Ilessons -Dmain=lesson_main -c \
        -o "$copy/lesson.o" "$copy/lesson.c" &&
        $CHANGE_COMPILE -DTG_DOUBLE -Ilessons -o "$copy/check" "$copy/lesson.o" \
            $(lesson_sources | grep -v '/lesson\.c$') "$copy/test.c" \
            "$CHECK_OBJECT" "$LIB64" $LIBS
}
run_check() {
    predicted=$(values check)
    [ -n "$predicted" ] || return
    compile_check >"$desk/said" 2>&1 ||
        { wrong 'its checks do not compile:' "$desk/said"; return; }
    (ulimit -t 600; TG_DATA=/nonexistent exec "$copy/check") </dev/null \
        >"$copy/checked" 2>&1
    status=$?
    [ $status -lt 128 ] ||
        { wrong "its checks crash (status $status):" "$copy/checked"; return; }
    case $predicted in
    passes) [ $status -eq 0 ] || wrong 'its checks should pass:' "$copy/checked" ;;
    fails) [ $status -ne 0 ] || wrong 'its checks should fail:' "$copy/checked" ;;
    *) wrong "check: $predicted is not passes or fails" ;;
    esac
}

try() {
    good=yes change=$(basename "$patch")
    change=${change%%-*}
    copy=$desk/$(basename "$patch" .patch)
    read_header
    apply_patch
    tried=$((tried + 1))
    [ $good = no ] || compile_program
    [ $good = no ] || { run_on_data; run_check; }
    [ $good = yes ] || failed=$((failed + 1))
}

# The numbers of the README's items, but not of its folded answers; and those
# of the patches.
items() {
    awk '/^## / { on = /^## Change it/ }
         /<details>/ { folded = 1 }
         /<\/details>/ { folded = 0 }
         on && !folded && /^[0-9]+\. / { print $1 + 0 }' \
        "$folder/README.md" | sort -n
}
patches() {
    for patch in "$folder"/changes/*.patch; do
        number_of=$(basename "$patch")
        echo "${number_of%%-*}"
    done | sort -n
}

compare_items() {
    items >"$desk/items"
    patches >"$desk/numbers"
    cmp -s "$desk/items" "$desk/numbers" && return
    echo "lesson $number: 'Change it' has items $(tr '\n' ' ' <"$desk/items")and" \
        "changes/ patches $(tr '\n' ' ' <"$desk/numbers")"
    failed=$((failed + 1))
}

mkdir -p "$desk" || exit 2
compare_items
for patch in "$folder"/changes/*.patch; do try; done
echo "lesson $number: $tried changes tried, $failed failed"
[ "$failed" = 0 ]
