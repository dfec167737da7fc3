# How a lab becomes a program; read by the other scripts of this folder.
#
# Functions with ( ) keep their variables to themselves. What make hands over: CC, BUILD_DIR; LAB_COMPILE, the compiler with the
# house's flags; LAB_LIBRARY and LAB_LIBS. Everything runs in the course's folder.

LABORATORY=lessons/laboratory
SYSTEM_CALLS='fork vfork clone system popen execl execlp execle execv execvp
execve fexecve posix_spawn posix_spawnp dlopen dlsym dlmopen ptrace
process_vm_readv process_vm_writev syscall open open64 openat openat64 creat
fopen fopen64 freopen freopen64 fdopen tmpfile opendir mmap mmap64 mprotect
shm_open shmget socket connect kill raise pthread_create thrd_create unlink
remove rename link symlink mkdir chmod truncate setuid seteuid setrlimit prctl
signal __sysv_signal sigaction sigprocmask setitimer alarm sleep usleep nanosleep pause'
# What the C library itself looks for in a program.
RESERVED='malloc calloc realloc free memalign aligned_alloc environ'

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
        [ -r "$LAB" ] || die "LAB=$LAB cannot be read"
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
# it reads (lab.sd), for .incbin; clang's own does not tell.
compile_lab() (
    lab_source=$1 lab_folder=$2
    shift 2
    rm -rf "$lab_folder/alone" "$lab_folder"/lab.o "$lab_folder"/lab.d "$lab_folder"/lab.sd
    mkdir -p "$lab_folder/alone" || exit 2
    { printf '#line 1 "%s"\n' "$(printf '%s' "$lab_source" | tr '\n' '?' | sed 's/[\\"]/\\&/g')"
      cat "$lab_source"; } >"$lab_folder/alone/lab.c"
    root=$PWD
    CCACHE_DISABLE=1 && export CCACHE_DISABLE
    cd "$lab_folder/alone" || exit 2
    limited $LAB_COMPILE -O0 -g -fno-omit-frame-pointer -fmax-errors=20 \
        -Wno-unused-parameter "$@" -I"$root/lib" -I"$root/$LABORATORY" \
        -MD -MF ../lab.d -S -o lab.s lab.c || exit 1
    limited $CC -c -o ../lab.o -Wa,--MD,../lab.sd lab.s 2>/dev/null && exit 0
    rm -f ../lab.o ../lab.sd
    limited $CC -c -o ../lab.o lab.s
)

# included_files FILES: what dependency files list, one a line.
included_files() {
    sed -e 's/^[^:]*: *//' -e 's/\\$//' "$@" |
        awk '{ gsub(/\\ /, "\001"); n = split($0, f, /[ \t]+/)
               for (i = 1; i <= n; i++) if (f[i] != "") {
                   gsub("\001", " ", f[i]); print f[i] } }' | sort -u
}

# system_folders: where the compiler has the system's headers.
system_folders() {
    LC_ALL=C $CC -E -v -x c /dev/null 2>&1 |
        sed -n '/^#include </,/^End of/s/^ \([^(]*[^( ]\).*/\1/p' |
        while IFS= read -r folder; do (cd "$folder" 2>/dev/null && pwd -P); done
}

# foreign_file FOLDER: a file that FOLDER/lab.c reads and that is no header of
# the system nor one of ours, if there is one.
foreign_file() (
    ours="$(cd lib && pwd -P)
$(cd $LABORATORY && pwd -P)
$(system_folders)"
    cd "$1/alone" || exit
    last=/ known=no
    for list in ../lab.d ../lab.sd; do
        [ ! -f $list ] || included_files $list
    done | while IFS= read -r file; do
        case $file in lab.c | lab.s) continue ;; esac
        folder=${file%/*}
        if [ "$folder" != "$last" ]; then
            last=$folder known=no
            at=$(cd "$folder" 2>/dev/null && pwd -P)
            for known in $(printf '%s\n' "$ours" | awk -v at="$at" '
                $0 != "" && index(at "/", $0 "/") == 1 { print "yes"; exit }'); do :; done
        fi
        [ $known = yes ] && [ -f "$file" ] && case $file in *.c) false ;; esac ||
            { printf '%s\n' "$file"; break; }
    done
)

# foreign_text FOLDER: where the assembler does not tell what it reads, whether
# there is anything for it but what the compiler wrote.
foreign_text() {
    [ ! -f "$1/lab.sd" ] &&
        grep -Eq '\.incbin|\.include|^[^A-Za-z"]*(APP|InlineAsm Start)' "$1/alone/lab.s"
}

# undefined FOLDER, defined FOLDER: the names that lab.o needs, and that it
# gives to others, without their versions.
undefined() { names "$1/lab.o" '[Uwv]'; }
defined() { names "$1/lab.o" '[^Uwv]'; }
names() { # file types
    nm -gP "$1" 2>/dev/null | awk -v apple="$(uname -s)" -v types="^$2\$" '
        $2 ~ types {
            if (apple == "Darwin") sub(/^_/, "", $1)
            sub(/@.*/, "", $1)
            print $1 }' | sort -u
}

# odd_section FOLDER: a section of lab.o that no C of a lab needs: what runs
# before main, what speaks to the linker.
odd_section() {
    objdump -h "$1/lab.o" 2>/dev/null | awk '
        /file format/ { elf = /elf/ }
        elf && $1 ~ /^[0-9]+$/ { print $2 }
        /mod_init_func|mod_term_func|__init_offsets/ { print $2 }' | grep -Ev '^\.(s?data|s?bss|s?rodata|text|tbss|tdata|comment|group|eh_frame|gcc_except_table|debug_[a-z_]+|note\.GNU-stack|note\.gnu\.property|llvm_addrsig|[a-z]+\.attributes|toc)$|^\.(text|s?rodata|data\.rel)\.' | head -n 1
}

# allowed_lab FOLDER USES: whether FOLDER/lab.o may run; if not, says why in a
# sentence. USES: the functions of tapegrad that the lab lists.
allowed_lab() (
    folder=$1 uses=$2
    set -f # a name is no pattern
    file=$(foreign_file "$folder")
    if [ -n "$file" ] || foreign_text "$folder"; then
        echo "It includes '${file:-what only the assembler sees}'. A lab is one" \
            "file: it includes headers of the system, lab.h and tapegrad.h."
        return 1
    fi
    for name in $(undefined "$folder"); do
        case " $(echo $SYSTEM_CALLS) " in *" $name "*)
            echo "It calls $name. A lab computes and prints: no files, no" \
                "processes, no memory maps, no waiting. Take the call out."
            return 1 ;;
        esac
        plain=${name%_f64}
        case $plain in
        tg_site*) continue ;;
        tg_*) case " $uses " in *" $plain "*) ;; *)
            echo "It calls $plain, which this lab does without:" \
                "${uses:-no function of tapegrad is on its list}."
            return 1 ;; esac ;;
        esac
    done
    section=$(odd_section "$folder")
    case $section in
    '') nm -P "$folder/lab.o" | awk '$2 == "i" { found = 1 } END { exit !found }' &&
        section=constructor ;;
    esac
    case $section in
    '') ;;
    *init* | *.ctors* | *.dtors* | *.fini* | constructor)
        echo "A function of it runs before or after main (constructor," \
            "destructor; section ${section}). The grader calls the blanks, and" \
            "nothing else."
        return 1 ;;
    *)
        echo "It has a section $section. A lab holds functions and numbers, in" \
            "the usual places."
        return 1 ;;
    esac
    { for part in $(harness) "$BUILD_DIR/f64/$LABORATORY/examples.o"; do
        names "$part" '[Uwv]'; done; echo $RESERVED | tr ' ' '\n'; } >"$folder/needed"
    for name in $(defined "$folder"); do
        case $name in
        lab_main) ;;
        _* | tg_* | lab_*)
            echo "It defines $name: names that begin with _ are the system's," \
                "those with tg_ or lab_ are ours. Give yours another name."
            return 1 ;;
        *)  if grep -qxF -e "$name" "$folder/needed"; then
                echo "It defines $name, which is the name of a function of the" \
                    "system that the grader uses. Give yours another name."
                return 1
            fi ;;
        esac
    done
)

# Not position-independent where that can be: an address is a line then.
fixed_addresses() {
    echo 'int main(void) { return 0; }' |
        $CC -no-pie -x c - -o "$BUILD_DIR/labs/probe" 2>/dev/null && echo -no-pie
}

# link_child FOLDER NN-name: FOLDER/child, of FOLDER/lab.o.
link_child() {
    # shellcheck disable=SC2046
    limited $CC $(fixed_addresses) ${LAB_SANITIZE:-} -o "$1/child" "$1/lab.o" \
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
