# How a lab becomes a program; read by the other scripts of this folder.
#
# Functions with ( ) keep their variables to themselves. What make hands over:
# CC, BUILD_DIR; LAB_COMPILE, the compiler with the house's flags; LAB_LIBRARY and
# LAB_LIBS. Everything runs in the course's folder.

LABORATORY=lessons/laboratory
. $LABORATORY/allowed.sh

# die WHY: nothing can be graded.
die() {
    printf '%s\n' "$*" >&2
    exit 2
}

# lesson_folder 01: lessons/01-neuron
lesson_folder() (
    for folder in lessons/"$1"-*; do
        [ -f "$folder/lab.c" ] || die "lesson $1 has no lab"
        printf '%s\n' "$folder"
        return
    done
)

# is_exam NN: whether its right results were not handed out.
is_exam() { [ "$(head -n 1 "$(lesson_folder "$1")/cases.txt" 2>/dev/null)" = exam ]; }

# work_folder: where students' files live; made if it is not there.
work_folder() (
    if mkdir -p "${WORK:-work}" 2>/dev/null && [ -w "${WORK:-work}" ]; then
        printf '%s\n' "${WORK:-work}"
    else
        mkdir -p "$BUILD_DIR/work" || die "no folder to work in: set WORK=FOLDER"
        printf '%s\n' "$BUILD_DIR/work"
    fi
)

# student_file 01: the file that is worked on; the template's copy, made once.
student_file() (
    if [ -n "${LAB:-}" ]; then
        [ -e "$LAB" ] || die "LAB=$LAB is not there"
        printf '%s\n' "$LAB"
        return
    fi
    student_work=$(work_folder) || exit 2
    student=$student_work/lab-$1.c
    if [ ! -e "$student" ]; then
        cp "$(lesson_folder "$1")/lab.c" "$student" &&
            chmod u+w "$student" || die "cannot write $student"
        echo "$student is new: the blanks of lesson $1, for you to fill in" >&2
    fi
    printf '%s\n' "$student"
)

# not_a_lab FILE: says why it is none, if it is none.
not_a_lab() {
    if [ ! -f "$1" ] || [ ! -r "$1" ]; then
        echo "It is not a file that can be read."
    elif [ "$(head -c 100001 "$1" | wc -c)" -gt 100000 ]; then
        echo "It has more than 100000 bytes; a lab has a few thousand."
    elif ! tr -d '\000' <"$1" | cmp -s - "$1"; then
        echo "There are zero bytes in it: it is not plain text (save it as UTF-8)."
    fi
}

# limited COMMAND...: with an end to the time, memory and disk that it takes.
# A file can be written so that compiling it never ends.
limited() (
    within=
    command -v timeout >/dev/null && within='timeout 120'
    for most in "-t ${LAB_COMPILES:-20}" '-v 4000000' '-f 200000' '-c 0'; do
        ulimit $most 2>/dev/null
    done
    $within "$@" </dev/null
)

# plain: what a compiler says, for a terminal: control characters as '?', and no
# more than 60 lines.
plain() {
    LC_ALL=C tr '\001-\010\013-\037\177' '?' |
        LC_ALL=C sed "s/$(printf '\302')[$(printf '\200')-$(printf '\237')]/?/g
            s/^\(.\{400\}\).*/\1.../; 60q"
}

# compile_lab FILE FOLDER [flags]: FOLDER/lab.o, FOLDER/lab.d with all that is
# included. FILE is copied into FOLDER/alone, so that it can include nothing
# that stands beside it; messages name FILE. The assembler is asked as well what
# it reads (lab.sd), for .incbin; clang's own would not tell.
compile_lab() (
    lab_source=$1 lab_folder=$2
    shift 2
    rm -rf "$lab_folder/alone" "$lab_folder"/lab.o "$lab_folder"/lab.d "$lab_folder"/lab.sd
    mkdir -p "$lab_folder/alone" || exit 2
    { printf '#line 1 "%s"\n' "$(printf '%s' "$lab_source" | tr '\n' '?' | sed 's/[\\"]/\\&/g')"
      cat "$lab_source"; } >"$lab_folder/alone/lab.c"
    root=$PWD text=
    $CC --version 2>/dev/null | grep -q clang && text=-fno-integrated-as
    CCACHE_DISABLE=1 LC_ALL=C && export CCACHE_DISABLE LC_ALL # quotes in ASCII
    cd "$lab_folder/alone" || exit 2
    limited $LAB_COMPILE $text -O0 -g -fno-omit-frame-pointer \
        -Wno-unused-parameter "$@" -I"$root/lib" -I"$root/$LABORATORY" \
        -MD -MF ../lab.d -S -o lab.s lab.c || exit 1
    limited $CC $text -c -o ../lab.o -Wa,--MD,../lab.sd lab.s 2>/dev/null && exit 0
    rm -f ../lab.o ../lab.sd
    limited $CC -c -o ../lab.o -Wa,--no-warn lab.s
)

# Not position-independent where that can be: an address is a line then. Asked
# once for a compiler and its flags.
fixed_addresses() {
    known=$BUILD_DIR/labs/fixed
    if [ ! "$known" -nt "$BUILD_DIR/flags" ]; then
        if echo 'int main(void) { return 0; }' |
            $CC -no-pie -x c - -o "$known.probe" 2>/dev/null
        then echo -no-pie >"$known"; else : >"$known"; fi
    fi
    cat "$known"
}

# link_child FOLDER NN-name: FOLDER/child, of FOLDER/lab.o.
link_child() {
    # shellcheck disable=SC2046
    limited $CC $(fixed_addresses) -o "$1/child" "$1/lab.o" \
        "$BUILD_DIR/f64/lessons/$2/calls.o" $(harness) \
        "$BUILD_DIR/f64/$LABORATORY/examples.o" $(libraries)
}

# The library where it was built: labs about the tape need it.
libraries() {
    [ ! -f "$LAB_LIBRARY" ] || echo "$LAB_LIBRARY"
    echo "$LAB_LIBS"
}

harness() {
    for part in child call guard lock; do
        echo "$BUILD_DIR/f64/$LABORATORY/$part.o"
    done
}
