# What a lab may be made of: the files that it reads, the names that it needs and
# gives, the sections of its object. Read by compile.sh.
#
# Whatever a lab calls, lock.c keeps it from doing anything; what is said here is
# said with a reason, and before anything of the file has run.

SYSTEM_CALLS='fork vfork clone system popen execl execlp execle execv execvp
execve fexecve posix_spawn posix_spawnp dlopen dlsym dlmopen ptrace
process_vm_readv process_vm_writev syscall open open64 openat openat64 creat
fopen fopen64 freopen freopen64 fdopen tmpfile opendir mmap mmap64 mprotect
shm_open shmget socket connect kill raise pthread_create thrd_create unlink
remove rename link symlink mkdir chmod truncate setuid seteuid setrlimit prctl
signal __sysv_signal sigaction sigprocmask setitimer alarm sleep usleep nanosleep pause'
# What the C library itself looks for in a program.
RESERVED='malloc calloc realloc free memalign aligned_alloc environ'

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
            last=$folder
            known=$(printf '%s\n' "$ours" | awk -v at="$(cd "$folder" 2>/dev/null && pwd -P)" '
                $0 != "" && index(at "/", $0 "/") == 1 { print "yes"; exit }')
        fi
        [ "$known" = yes ] && [ -f "$file" ] && case $file in *.c) false ;; esac ||
            { printf '%s\n' "$file"; break; }
    done
)

# foreign_text FOLDER: where the assembler does not tell what it reads, whether
# it could be told to read something.
foreign_text() {
    [ ! -f "$1/lab.sd" ] &&
        grep -Eiq '\.(incbin|include|macro|irpc?|rept)' "$1/alone/lab.s"
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
    objdump -hr "$1/lab.o" 2>/dev/null | awk '
        BEGIN {
            usual = "s?data|s?bss|s?rodata|text|tbss|tdata|comment|group|" \
                "eh_frame|gcc_except_table|debug_[a-z_]+|note.GNU-stack|" \
                "note.gnu.property|llvm_addrsig|[a-z]+.attributes|toc"
        }
        /file format/ { elf = /elf/ }
        /^RELOCATION RECORDS/ { listed = 1 }
        elf && !listed && $1 ~ /^[0-9]+$/ && $2 !~ "^[.](" usual ")$" &&
            $2 !~ /^[.](text|s?rodata|data[.]rel)[.]/ { print $2 }
        listed && $2 ~ /_(IRELATIV|COPY|JUMP_SLO|GLOB_DAT|RELATIVE)/ { print "init by " $2 }
        !elf && /mod_init_func|mod_term_func|__init_offsets/ { print $2 }' |
        head -n 1
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
            echo "It calls $plain, which this lab does without. It may call" \
                "${uses:-no function of tapegrad}."
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
