#!/bin/sh
# What a teacher does with the labs: teacher.sh copy, with DIR=FOLDER to make;
# teacher.sh class, with DIR=FOLDER of submissions; then teacher.sh report.
# docs/teaching.md says how.
set -u
. lessons/laboratory/compile.sh
. lessons/laboratory/tasks.sh
[ -d tests/labs ] || die "this is a hand-out: it has no answers to make that of"
[ -n "${DIR:-}" ] || [ "$1" = report ] || die "say which folder: DIR=FOLDER"

# The course without answers: what grades it there are cases.txt. EXAM="03 06":
# these labs alone, without hints and without right results.
copy() {
    [ ! -e "$DIR" ] || [ -z "$(ls -A "$DIR")" ] || die "DIR=$DIR exists already"
    for number in ${EXAM:-}; do (lesson_folder "$number") >/dev/null || exit 2; done
    mkdir -p "$DIR" || exit 2
    cp -R lib lessons notebooks-c docs tests Makefile README*.md LICENSE "$DIR"/ || exit 2
    cp .gitignore "$DIR"/ 2>/dev/null
    rm -rf "$DIR/tests/labs" "$DIR/docs/mistakes.md" "$DIR/docs/exam"
    printf '# Teaching with the labs\n\nThis page is not handed out.\n' >"$DIR/docs/teaching.md"
    for folder in lessons/[0-9]*; do
        # A lab without a text is an exam: it is handed out by its name alone.
        [ -n "${EXAM:-}" ] || [ -f "$folder/README.md" ] || { rm -rf "${DIR:?}/$folder"; continue; }
        rm -rf "$DIR/$folder/answer.c" "$DIR/$folder/grade.c" "$DIR/$folder/wrong" \
            "$DIR/$folder/changes" "$DIR/$folder/cases.txt"
        number=$(basename "$folder")
        number=${number%%-*}
        copy_cases
    done
    rm -rf "$DIR"/work "$DIR"/build
    if [ -n "${EXAM:-}" ]; then echo "$DIR holds lab $EXAM as an exam; grade-class grades it."
    else echo "$DIR holds the course without answers. It grades itself: make grade-01."; fi
}

# What the copy grades lab $number of $folder by.
copy_cases() {
    if [ -z "${EXAM:-}" ]; then
        [ ! -f "$folder/lab.c" ] ||
            cp "$BUILD_DIR/labs/$number/cases-${SEED:-1}.txt" "$DIR/$folder/cases.txt" || exit 2
        return
    fi
    case " $EXAM " in
    *" $number "*)
        rm -f "$DIR/$folder/hints.txt"
        echo exam >"$DIR/$folder/cases.txt" ;;
    *) rm -rf "${DIR:?}/$folder" ;;
    esac
}

# A name of a student's folder, as one line for a terminal or a table of ours.
label() { printf '%s' "$1" | tr '\n\t' '  ' | plain; }

# handed_in FILE: why it is not looked at, if it is not. A link could be to
# somebody else's file, a pipe would never end.
handed_in() {
    folder=${1%/*}
    if [ -L "$folder" ] || [ -L "$1" ]; then
        echo "It is a link: hand in the file itself."
    else
        not_a_lab "$1"
    fi
}

# As many students at a time as there are processors.
JOBS=$(getconf _NPROCESSORS_ONLN 2>/dev/null) || JOBS=1

# submissions: DIR/NAME/lab-NN.c for each student NAME.
class() {
    [ -d "$DIR" ] || die "DIR=$DIR is not a folder"
    out=$BUILD_DIR/class
    mkdir -p "$BUILD_DIR"
    mkdir "$BUILD_DIR/class.busy" 2>/dev/null || die "a class is being graded here;" \
        "if none is, remove $BUILD_DIR/class.busy"
    trap 'rm -rf "$BUILD_DIR/class.busy"; forget_cases' EXIT
    trap 'exit 130' INT TERM
    rm -rf "$out"
    mkdir -p "$out" || exit 2
    numbers=$(for file in "$DIR"/*/lab-[0-9][0-9].c; do
        number=${file##*/lab-} number=${number%.c}
        if [ -e "$file" ] || [ -L "$file" ]; then
            if (lesson_folder "$number") >/dev/null 2>&1; then echo "$number"
            else echo "left out, there is no lab $number: $(label "$file")" >&2; fi
        fi
    done | sort -u)
    for file in "$DIR"/*/*; do
        case ${file##*/} in
        lab-[0-9][0-9].c | '*') ;;
        *) echo "left out, its name is not lab-NN.c: $(label "$file")" >&2 ;;
        esac
    done
    [ -n "$numbers" ] || die "there is no NAME/lab-NN.c in $DIR"
    echo "grading $(echo $numbers); first their inputs and right results"
    for number in $numbers; do
        # The cases of this seed, unless they are here already.
        ${MAKE:-make} -s SEED="$SEED" LAB= "$BUILD_DIR/labs/$number/ready" \
            "$BUILD_DIR/labs/$number/cases-$SEED.txt" >"$out/log" 2>&1 || {
            cat "$out/log"
            exit 2
        }
    done
    { printf 'student'; for n in $numbers; do printf ',lab-%s' "$n"; done
      printf ',points,most,same as\n'; } >"$out/grades.csv"
    printf 'student\tlab\ttask\tblank\ttitle\tpoints\tmost\tstate\twhy\n' >"$out/tasks.tsv"
    printf 'Labs %s,\ngraded %s with SEED=%s\n' "$(echo $numbers)" "$(date +%Y-%m-%d)" "$SEED" >"$out/title"
    compare "$numbers" "$out"
    set -- "$DIR"/*/
    mkdir -p "$out/rows"
    begun=0 done=0
    for student in "$@"; do
        begun=$((begun + 1))
        name=${student%/} name=${name##*/}
        row "${student%/}" "$name" "$numbers" "$out" >"$out/rows/$begun" \
            2>"$out/rows/$begun.tasks" &
        [ $((begun % JOBS)) = 0 ] || [ $begun = $# ] || continue
        wait
        while [ $done -lt $begun ]; do
            done=$((done + 1))
            cat "$out/rows/$done" >>"$out/grades.csv"
            cat "$out/rows/$done.tasks" >>"$out/tasks.tsv"
            printf '%s of %s: %s\n' "$done" "$#" "$(label "$(cat "$out/rows/$done")")"
        done
    done
    rm -r "$out/rows"
    echo "inputs: SEED=$SEED. The table: $out/grades.csv; what each student is"
    echo "told: $out/told/NAME/NN.txt. Who is stuck where: make class-report"
    [ ! -s "$out/same.txt" ] || {
        echo "Equal but for comments, spacing and names:"
        sed 's/^/  /' "$out/same.txt"
    }
}

# One line of the table; its tasks go to standard error.
row() ( # folder name numbers out
    points=0 most=0 line=$(field "$2")
    folder=$1 out=$4 told=$4/told/$2
    mkdir -p "$told" || exit 2
    for n in $3; do
        got= file=$folder/lab-$n.c
        could=$(awk '$1 == "task" { m += $2 } END { print m }' "$BUILD_DIR/labs/$n/cases-$SEED.txt")
        most=$((most + could)) state=missing why=
        if [ -e "$file" ] || [ -L "$file" ]; then
            handed_in "$file" >"$told/$n.txt"
            if [ -s "$told/$n.txt" ]; then got=0 state=refused why=$(cat "$told/$n.txt")
            else
                sh "$LABORATORY/lab.sh" grade "$n" "$file" "$told" >"$told/$n.txt" 2>&1
                got=$(points_of "$told/$n.json" | cut -d ' ' -f 1)
            fi
            points=$((points + ${got:-0}))
        fi
        if [ -f "$told/$n.json" ]; then awk -f "$LABORATORY/reasons.awk" "$told/$n.json"
        else printf '0\t\t\t0\t%s\t%s\t%s\n' "$could" "$state" "$why"
        fi | NAME=$(label "$2") awk -v lab="$n" '{ print ENVIRON["NAME"] "\t" lab "\t" $0 }' >&2
        line=$line,$got
    done
    same=$(NAME=$(label "$2") awk '{ for (i = 2; i <= NF; i++) if ($i == ENVIRON["NAME"]) {
            for (j = 2; j <= NF; j++) if (j != i) print $j; break } }' FS='\t' "$out/same.tsv" |
        sort -u | tr '\n' ';' | sed 's/;$//; s/;/; /g')
    printf '%s,%s,%s,%s\n' "$line" "$points" "$most" "$(field "$same")"
)

# A field of a CSV; a space keeps a spreadsheet from computing it.
field() {
    case $1 in
    [=+@-]* | "$(printf '\t')"*) set -- " $1" ;;
    esac
    case $1 in
    *[!A-Za-z0-9._~-]*) printf '"%s"' "$(printf '%s' "$1" | tr '\n\r\t' '   ' | sed 's/"/""/g')" ;;
    *) printf '%s' "$1" ;;
    esac
}

# same.tsv: lab, then the students whose files are equal; same.txt in words.
compare() ( # numbers out
    : >"$2/same.tsv"
    : >"$2/same.txt"
    for n in $1; do
        template=$(lesson_folder "$n")/lab.c
        for file in "$DIR"/*/lab-"$n".c; do
            [ -e "$file" ] && [ -z "$(handed_in "$file")" ] || continue
            added=$(limited awk -f "$LABORATORY/normal.awk" "$template" "$file")
            name=${file%/*}
            [ -z "$added" ] || printf '%s\t%s\n' \
                "$(printf '%s' "$added" | sort | cksum | tr ' ' -)" \
                "$(label "${name##*/}")"
        done | sort | awk -F '\t' -v lab="$n" '
            $1 != last { if (n > 1) print line; line = lab; n = 0; last = $1 }
            { line = line "\t" $2; n++ }
            END { if (n > 1) print line }' >>"$2/same.tsv"
    done
    awk -F '\t' '{ printf "lab %s:", $1; for (i = 2; i <= NF; i++) printf " %s", $i; print "" }' \
        "$2/same.tsv" >"$2/same.txt"
)

# Who is stuck where, from what class() left.
report() {
    out=$BUILD_DIR/class
    [ -s "$out/tasks.tsv" ] || die "there are no grades yet: make grade-class DIR=FOLDER first"
    LC_ALL=C awk -v TITLE="$(cat "$out/title")" -f "$LABORATORY/class-report.awk" "$out/tasks.tsv" \
        >"$out/report.txt" || exit 2
    [ ! -s "$out/same.txt" ] || {
        printf '\nEQUAL FILES, but for comments, spacing and names: look before you ask.\n\n'
        sed 's/^/  /' "$out/same.txt"
    } >>"$out/report.txt"
    cat "$out/report.txt"
    echo
    echo "This page is $out/report.txt; it is made of $out/tasks.tsv."
}

case ${EXAM:-} in *[!0-9\ ]*) die "EXAM=$EXAM: say the labs' numbers, as in EXAM=\"03 06\"" ;; esac
case ${SEED:-} in *[!0-9]*) die "SEED=$SEED: a seed is a number, as in SEED=3" ;; esac
if [ "$1" = class ] && [ -z "${SEED:-}" ]; then
    SEED=$(date +%s)$$
    export SEED
    forget_cases() { rm -f "$BUILD_DIR"/labs/*/cases-"$SEED".*; }
else
    forget_cases() { :; }
fi
"$1"
