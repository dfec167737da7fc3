# How a lab becomes a program; read by the other scripts of this folder.
#
# Functions with ( ) keep their variables to themselves. What make hands over: CC, BUILD_DIR; LAB_COMPILE, the compiler with the
# house's flags; LAB_LIBRARY and LAB_LIBS. Everything runs in the course's folder.

LABORATORY=lessons/laboratory
SYSTEM_CALLS='fork vfork clone system popen execl execlp execle execv execvp
execve fexecve posix_spawn posix_spawnp dlopen dlsym dlmopen ptrace
process_vm_readv process_vm_writev syscall open open64 openat openat64 creat
fopen fopen64 freopen freopen64 fdopen mmap mmap64 mprotect shm_open socket
connect kill raise pthread_create thrd_create unlink remove rename mkdir setuid
seteuid setrlimit prctl'

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

# compile_lab FILE FOLDER [flags]: FOLDER/lab.o, FOLDER/lab.d with all that is
# included. FILE is copied into FOLDER/alone, so that it can include nothing
# that stands beside it; messages name FILE.
compile_lab() (
    lab_source=$1 lab_folder=$2
    shift 2
    rm -rf "$lab_folder/alone" "$lab_folder/lab.o" "$lab_folder/lab.d"
    mkdir -p "$lab_folder/alone" || exit 2
    { printf '#line 1 "%s"\n' "$(printf '%s' "$lab_source" | sed 's/[\\"]/\\&/g')"
      cat "$lab_source"; } >"$lab_folder/alone/lab.c"
    root=$PWD
    case $lab_folder in /*) out=$lab_folder ;; *) out=$root/$lab_folder ;; esac
    cd "$lab_folder/alone" && $LAB_COMPILE -O0 -g -fno-omit-frame-pointer \
        -Wno-unused-parameter "$@" -I"$root/lib" -I"$root/$LABORATORY" \
        -MD -MF "$out/lab.d" -c -o "$out/lab.o" lab.c
)

# included_files FILE.d: one a line.
included_files() {
    sed -e 's/^[^:]*: *//' -e 's/\\$//' "$1" |
        awk '{ gsub(/\\ /, "\001"); n = split($0, f, /[ \t]+/)
               for (i = 1; i <= n; i++) if (f[i] != "") {
                   gsub("\001", " ", f[i]); print f[i] } }'
}

# symbols FILES: "U name" for what they need, "T name" and the like for what
# they define.
symbols() {
    nm -P "$@" 2>/dev/null | awk -v apple="$(uname -s)" 'NF >= 2 {
        if (apple == "Darwin") sub(/^_/, "", $1)
        print $2, $1 }' | sort -u
}

# allowed_lab FOLDER USES: whether FOLDER/lab.o may run; if not, says why in a
# sentence. USES: the functions of tapegrad that the lab lists.
allowed_lab() (
    folder=$1 uses=$2
    root=$PWD
    included_files "$folder/lab.d" | while IFS= read -r file; do
        case $file in
        lab.c | "$root"/lib/*.h | "$root/$LABORATORY/lab.h") ;;
        *.[cC] | *.cc | *.inc | "$root"/* | [!/]*)
            echo "It includes '$file'. A lab is one file: it includes" \
                "headers of the system, lab.h and tapegrad.h."
            break ;;
        esac
    done >"$folder/why"
    [ -s "$folder/why" ] && { cat "$folder/why"; return 1; }
    symbols "$folder/lab.o" >"$folder/symbols"
    for name in $(sed -n 's/^[Uw] //p' "$folder/symbols"); do
        case " $(echo $SYSTEM_CALLS) " in *" $name "*)
            echo "It calls $name. A lab computes and prints: no files, no" \
                "processes, no memory maps. Take the call out."
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
    if objdump -h "$folder/lab.o" 2>/dev/null |
        grep -Eq '\.(pre)?init_array|\.ctors|\.fini_array|\.dtors' ||
        grep -q '^i ' "$folder/symbols"; then
        echo "A function of it runs before or after main (constructor," \
            "destructor). The grader calls the blanks, and nothing else."
        return 1
    fi
    symbols $(harness) | sed -n 's/^U //p' | sort >"$folder/needed"
    for name in $(sed -n 's/^[A-TV-Z] //p' "$folder/symbols"); do
        if grep -qx "$name" "$folder/needed"; then
            echo "It defines $name, which is the name of a function of the" \
                "system that the grader uses. Give yours another name."
            return 1
        fi
    done
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
    $CC $(fixed_addresses) ${LAB_SANITIZE:-} -o "$1/child" "$1/lab.o" \
        "$BUILD_DIR/f64/lessons/$2/calls.o" $(harness) \
        "$BUILD_DIR/f64/$LABORATORY/examples.o" $(libraries)
}

# The library where it was built: labs about the tape need it.
libraries() {
    [ ! -f "$LAB_LIBRARY" ] || echo "$LAB_LIBRARY"
    echo "$LAB_LIBS"
}

harness() {
    for part in child call guard; do
        echo "$BUILD_DIR/f64/$LABORATORY/$part.o"
    done
}
