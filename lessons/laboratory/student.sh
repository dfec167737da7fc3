#!/bin/sh
# What a student asks of a lab, beside running and grading it:
# student.sh hint|reset|watch NN, student.sh progress.
set -u
. lessons/laboratory/compile.sh
. lessons/laboratory/tasks.sh

# hint NN: the next hint of the first blank that is not right.
hint() {
    number=$1
    folder=$(lesson_folder "$number") work=$(work_folder) || exit 2
    scratch=$BUILD_DIR/labs/$number/hint
    mkdir -p "$scratch"
    sh "$LABORATORY/lab.sh" grade "$number" "" "$scratch" >"$scratch/out" 2>&1
    [ $? -le 1 ] || { cat "$scratch/out"; exit 2; }
    if grep -q '"state": "refused"' "$scratch/$number.json"; then
        cat "$scratch/out"
        exit 1
    fi
    blank=$(first_open "$scratch/$number.json")
    [ -n "$blank" ] || { echo "All of lab $number is right: nothing to hint at."; return; }
    taken=$work/hints-$number.txt
    count=$(grep -c "^$blank$" "$taken" 2>/dev/null)
    count=$((${count:-0} + 1))
    if [ $count -gt 3 ]; then
        echo "You have had all three hints for $blank:"
        for k in 1 2 3; do show_hint "$folder" "$blank" $k; done
        return
    fi
    echo "Hint $count of 3 for $blank:"
    show_hint "$folder" "$blank" $count
    echo "$blank" >>"$taken"
}

show_hint() { # folder blank k
    awk -v head="$2 $3: " '
        index($0, head) == 1 { on = 1; print "  " substr($0, length(head) + 1); next }
        /^[A-Za-z_]/ { on = 0 }
        on { sub(/^ */, ""); if ($0 != "") print "  " $0 }' "$1/hints.txt"
}

# reset NN: the blanks again; the old file is kept.
reset() {
    [ -z "${LAB:-}" ] || die "reset-$1 is for the file in your work folder, not for LAB="
    work=$(work_folder) || exit 2
    file=$work/lab-$1.c
    if [ -e "$file" ]; then
        mkdir -p "$work/backups" || exit 2
        k=1
        while [ -e "$work/backups/lab-$1.$k.c" ]; do k=$((k + 1)); done
        mv "$file" "$work/backups/lab-$1.$k.c" || exit 2
        echo "Your old file is now $work/backups/lab-$1.$k.c."
    fi
    student_file "$1" >/dev/null
}

# watch NN: grades at each save, until all is right. WATCH_TIMES: looks at most.
watch() {
    file=$(student_file "$1") || exit 2
    last= looks=0
    echo "Watching $file; Ctrl-C ends it."
    while :; do
        now=$(cksum <"$file" 2>/dev/null)
        if [ "$now" != "$last" ]; then
            last=$now
            printf '\n== %s\n' "$(date +%H:%M:%S)"
            sh "$LABORATORY/lab.sh" grade "$1" && return 0
        fi
        looks=$((looks + 1))
        [ "$looks" != "${WATCH_TIMES:-0}" ] || return 1
        sleep 1
    done
}

# progress: what is done, what is next.
progress() {
    work=$(work_folder) || exit 2
    next=
    printf 'The lessons, and how far you have got (your files: %s/)\n\n' "$work"
    for folder in lessons/[0-9]*; do
        name=$(basename "$folder")
        number=${name%%-*}
        grade=$work/progress/$number.json
        hints=$(grep -c . "$work/hints-$number.txt" 2>/dev/null)
        if [ ! -f "$folder/lab.c" ]; then
            state='to read; a lab is planned'
        elif [ ! -e "$work/lab-$number.c" ]; then
            state='not begun'
            next=${next:-$number}
        elif [ ! -f "$grade" ]; then
            state='begun, not graded yet'
            next=${next:-$number}
        else
            # shellcheck disable=SC2046
            set -- $(points_of "$grade")
            state="$1 of $2 points"
            open=$(first_open "$grade")
            if [ -n "$open" ]; then
                state="$state, next: $open"
                next=${next:-$number}
            else
                state="$state, done"
            fi
        fi
        [ "${hints:-0}" = 0 ] || state="$state (hints taken: $hints)"
        printf '  %-18s %s\n' "$name" "$state"
    done
    # In an exam there is neither hint nor grade.
    if [ -n "$next" ] && is_exam "$next"; then
        printf '\nNext is lab %s: make lab-%s runs your part of it, %s/lab-%s.c\n' \
            "$next" "$next" "$work" "$next"
    elif [ -n "$next" ]; then cat <<END

Next is lesson $next: read $(lesson_folder "$next")/README.md, then
  make lesson-$next    runs it
  make lab-$next       runs your part of it: $work/lab-$next.c
  make grade-$next     points, and what is wrong; make hint-$next helps
END
    fi
    [ -n "$next" ] || printf '\nAll labs are done. The other lessons are to read and run.\n'
    echo "make help lists everything else."
}

command=$1
shift
"$command" "$@"
