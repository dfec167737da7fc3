#!/bin/sh
# What make does with a lab: lab.sh run|grade|child|cases NN ...
set -u
. lessons/laboratory/compile.sh
. lessons/laboratory/tasks.sh

# run NN: the student's file, with its own main.
run() {
    file=$(student_file "$1") || exit 2
    folder=$BUILD_DIR/labs/$1/run
    why=$(not_a_lab "$file")
    [ -z "$why" ] || die "$file: $why"
    compile_lab "$file" "$folder" -O1 || exit 2 # -O1: warns of more
    $CC -o "$folder/lab" "$folder/lab.o" "$BUILD_DIR/f64/$LABORATORY/examples.o" \
        $(libraries) || exit 2
    (ulimit -t 20; exec "$folder/lab") 2>&1
    status=$?
    case $status in
    0) ;;
    137 | 152) printf '\nIt ran for 20 seconds: does a loop never end?\n' ;;
    13[0-9] | 14[0-9]) printf '\nIt crashed (signal %s). make grade-%s names the line.\n' \
        $((status - 128)) "$1" ;;
    *) printf '\nIt ended with status %s.\n' $status ;;
    esac
    echo "Your file: $file"
    if is_exam "$1"; then echo "It is graded by your teacher: hand it in."
    else echo "make grade-$1 grades it, make hint-$1 helps."; fi
    return $status
}

# cases_of NN: the file of cases. The hand-out has one in the lesson's folder.
# LAB_BASE=yes: without what wrong answers give.
cases_of() {
    [ -z "${LAB_BASE:-}" ] || { printf '%s\n' "$BUILD_DIR/labs/$1/cases-${SEED:-1}.base"; return; }
    given=$(lesson_folder "$1")/cases.txt
    if [ -f "$given" ]; then printf '%s\n' "$given"
    else printf '%s\n' "$BUILD_DIR/labs/$1/cases-${SEED:-1}.txt"; fi
}

# first_of LOG ERE: what a compiler or linker said first of this.
first_of() { plain <"$1" | grep -i -E -m 1 "$2" | cut -c 1-300; }

# not_linked LOG: what is missing, or what the linker said first.
not_linked() {
    missing=$(sed -n "s/.*undefined reference to [^A-Za-z_]*\([A-Za-z_0-9]*\).*/\1/p" "$1" | sort -u |
        head -n 5 | tr '\n' ' ')
    if [ -n "$missing" ]; then echo "It cannot be linked: there is no function ${missing% } in it."
    else printf 'It cannot be linked:\n%s\n' \
        "$(first_of "$1" 'undefined|multiple|duplicate|truncated|error')"; fi
}

# grade NN [FILE [FOLDER]]: grades FILE (the student's); the results go to
# FOLDER (BUILD_DIR/grades).
grade() (
    file=${2:-}
    [ -n "$file" ] || file=$(student_file "$1") || exit 2
    grades=${3:-$BUILD_DIR/grades}
    name=$(basename "$(lesson_folder "$1")") || exit 2
    folder=$BUILD_DIR/labs/$1/student.$$ # of this grading alone
    trap 'rm -rf "$folder" "$folder.log"' EXIT
    grader=$BUILD_DIR/labs/$1/grade
    cases=$(cases_of "$1")
    ! is_exam "$1" || die "This lab is graded by your teacher: hand in $file"
    case $cases in lessons/*) [ -z "${SEED:-}" ] ||
        die "SEED=$SEED: only your teacher can make the cases of another seed" ;; esac
    mkdir -p "$grades" || exit 2
    rm -f "$grades/$1.json" "$grades/$1.results.json"
    command -v nm >/dev/null && command -v objdump >/dev/null ||
        die "nm and objdump are needed; they come with the compiler's binutils"
    why=$(not_a_lab "$file")
    if [ -n "$why" ]; then
        :
    elif ! compile_lab "$file" "$folder" -Dmain=lab_main >"$folder.log" 2>&1; then
        plain <"$folder.log" >&2
        why="It does not compile; the first message of the compiler:
$(first_of "$folder.log" 'error|memory|killed')"
    else
        plain <"$folder.log" >&2
        uses=$(sed -n 's/^uses //p;/^task/q' "$cases")
        if ! why=$(allowed_lab "$folder" "$uses"); then
            why=${why:-It could not be examined.}
        else
            link_child "$folder" "$name" >"$folder.log" 2>&1 || why=$(not_linked "$folder.log")
        fi
    fi
    if [ -n "$why" ]; then
        "$grader" --refuse "$why" "$cases" "$1" "$file" "$grades"
    else
        "$grader" "$cases" "$folder/child" "$1" "$file" "$grades"
    fi
    status=$?
    [ -n "${LAB:-}" ] || [ -n "${2:-}" ] || keep "$grades/$1.json"
    exit $status
)

# keep NN.json: for make progress, unless a better one is there.
keep() {
    progress=$(work_folder)/progress
    best=$progress/$(basename "$1")
    [ -f "$1" ] && mkdir -p "$progress" || return
    if [ -f "$best" ]; then
        old=$(points_of "$best") new=$(points_of "$1")
        [ "${old% *}" -le "${new% *}" ] || return 0
    fi
    cp "$1" "$best"
}

# says FILE: what a wrong answer is told, from its first comment.
says() {
    awk '{ line = $0; sub(/^ *\*[ \t]/, "", line); all = all " " line } /\*\// { exit }
        END { sub(/^.*says:[ ]*"/, "", all); sub(/"[ ]*\*\/.*$/, "", all)
              gsub(/[ \t]+/, " ", all); print all }' "$1"
}

# spliced NN FILE...: lab.c, with the functions of each FILE in place of its own.
spliced() (
    base=$(lesson_folder "$1")/lab.c
    temporary=$BUILD_DIR/labs/$1/spliced.$$
    cp "$base" "$temporary" || exit 2
    chmod u+w "$temporary"
    shift
    for patch in "$@"; do
        awk -f "$LABORATORY/splice.awk" "$patch" "$temporary" >"$temporary.new" &&
            mv "$temporary.new" "$temporary" || exit 2
    done
    cat "$temporary"
    rm -f "$temporary"
)

# child NN FOLDER FILE...: FOLDER/child of lab.c with these functions in it.
child() (
    number=$1 to=$2
    shift 2
    mkdir -p "$to" || exit 2
    spliced "$number" "$@" >"$to/lab.c" || exit 2
    # Ours: nothing to be examined, nothing to be told.
    $LAB_COMPILE -O0 -w -Dmain=lab_main -Ilib -I"$LABORATORY" -c -o "$to/lab.o" "$to/lab.c" &&
        link_child "$to" "$(basename "$(lesson_folder "$number")")"
)

# base NN: the cases of SEED.
base() (
    lesson=$(lesson_folder "$1") || exit 2
    base=$BUILD_DIR/labs/$1/cases-${SEED:-1}.base
    (ulimit -t 120 # a search in grade.c that never ends
     "$BUILD_DIR/labs/$1/cases" "$(basename "$lesson")" "${SEED:-1}") >"$base.new" || exit 2
    mv "$base.new" "$base"
)

# cases NN: the same, with what every wrong answer gives.
cases() (
    lesson=$(lesson_folder "$1") || exit 2
    out=$BUILD_DIR/labs/$1/cases-${SEED:-1}.txt
    base=${out%.txt}.base
    cp "$base" "$out.new" || exit 2
    for wrong in "$lesson"/wrong/*.c; do
        [ -e "$wrong" ] || continue
        what=$(basename "$wrong" .c)
        child "$1" "$BUILD_DIR/labs/$1/wrong/$what" "$lesson/answer.c" "$wrong" ||
            die "$wrong does not compile"
        "$BUILD_DIR/labs/$1/grade" --record "$base" \
            "$BUILD_DIR/labs/$1/wrong/$what/child" "$what" "$(says "$wrong")" \
            >>"$out.new" || exit 2
    done
    mv "$out.new" "$out"
)

command=$1
shift
"$command" "$@"
