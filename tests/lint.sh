#!/bin/sh
# The rules of the house that a script can check. A finding is a line
# "file:line: message"; exit status 1 if there is one.
set -u
findings=$(
    sources=$(find lib lessons notebooks-c tests docs -name '*.[ch]')

    # A file includes only from its own floor or below. The engine: kernels,
    # tape, ops. Learning: data, optim, nn, train. Looking: look/, with floors of its own.
    floors='kernels tape ops check data optim nn nn/layers train
        look/text look/graph look/plot look/step look/page look'
    below=
    for floor in $floors; do
        below="$below|$floor"
        [ "$floor" = kernels ] && below="$below|kernels/fast"
        grep -nE '^#include "' lib/"$floor"/*.[ch] 2>/dev/null |
            grep -vE "#include \"(${below#|})/[a-z0-9_]+\.h\"|\.inc\"" |
            sed 's/:#include/: a floor above: #include/'
    done
    # A lesson is a folder: its text, its program, its checks, what it prints. It
    # includes the public header, check.h, and headers of its own, which only
    # declare: code is in .c files.
    for lesson in lessons/[0-9]*/; do
        parts='README.md lesson.c test.c expected.txt'
        # Of a lab, a hand-out has the half that gives nothing away.
        [ ! -e "${lesson}lab.c" ] || parts="$parts calls.c hints.txt $([ ! -d tests/labs ] ||
            echo answer.c grade.c wrong changes)"
        for part in $parts; do
            [ -e "$lesson$part" ] || echo "$lesson$part:1: a lesson has one"
        done
        grep -nE '^# *include "' "$lesson"*.[ch] | while IFS= read -r line; do
            header=$(expr "$line" : '.*include "\([^"]*\)"')
            case $header in tapegrad.h | check.h) continue ;;
            lab.h | blanks.h | cases.h | judge.h) continue ;; *.h)
                [ -e "$lesson$header" ] && continue ;;
            esac
            echo "$line: a lesson includes tapegrad.h, check.h and its own headers"
        done
        awk '/^[{]|^[a-z].*[)] *[{]/ {
            print FILENAME ":" FNR ": code in a header: put it in a .c file"
        }' "$lesson"*.h
    done

    # Sizes: 400 lines a file (of a notebook, but for its prose), 60 a function
    # (but main of a notebook, which is its cells), 80 columns of letters.
    for f in $sources; do
        LC_ALL=C awk -v f="$f" -v notebook="$(expr "$f" : 'notebooks-c/[0-9]')" '
            { gsub(/[\200-\277]/, "") } # letters of UTF-8, not bytes
            /^#define [a-z0-9_]+\(\.\.\.\) \(TG_AT/ { next } # a table of calls
            length($0) > 80 { print f ":" NR ": more than 80 columns" }
            /^[{]/ { start = NR }
            /^[}]/ && start {
                if (NR - start > 60 && !notebook) print f ":" start ": function of " \
                    NR - start " lines, more than 60"
                start = 0
            }
            notebook && /^ *\/\* %% / { prose = 1 }
            { lines += !prose }
            /\*\// { prose = 0 }
            END { if (lines > 400) print f ":1: " lines " lines, more than 400" }
        ' "$f"
    done

    lines=$(cat notebooks-c/runner/*.[ch] | wc -l)
    [ "$lines" -lt 1500 ] ||
        echo "notebooks-c/runner:1: $lines lines, not under 1,500"

    # The programs of docs/models.md are short, but for their data and the pieces.
    for f in docs/models/*.c; do
        case $f in */data.c | */pieces.c) continue ;; esac
        lines=$(wc -l <"$f")
        [ "$lines" -lt 60 ] || echo "$f:1: $lines lines, not under 60"
    done

    # The replay page is small enough to be read.
    lines=$(cat lib/look/page/replay.* | wc -l)
    [ "$lines" -lt 400 ] || echo "lib/look/page/replay.js:1: $lines lines, not under 400"
    awk 'length($0) > 80 { print FILENAME ":" FNR ": more than 80 columns" }' \
        lib/look/page/replay.*

    # Entry numbers depend on the order in which arguments are evaluated.
    grep -nE 'tg_[a-z_]+\(([^()]|\([^()]*\))*tg_[a-z_]+\([^;]*\), *tg_[a-z_]+\(' \
        lessons/*/lesson.c notebooks-c/[0-9]*.c | grep -vE 'sizeof|snprintf|printf|tg_item\(' |
        sed 's/:[^:]*$/: two op calls among the arguments of one call/'

    # Budgets of the rooms, and of the smallest program.
    sh tests/sizes/sizes.sh "${1:-build}" --check

    # An op is in all of its places.
    sh tests/lint/ops.sh "${1:-build}"

    # So is a layer.
    sh tests/lint/layers.sh "${1:-build}"

    # And a loss or a metric by name.
    sh tests/lint/names.sh

    # Links, columns and translations of pages.
    sh tests/lint/pages.sh

    # Each plot kind is declared, and has a test.
    for kind in $(sed -n 's/^static const tg_plot_kind \([a-z_]*\) = .*/\1/p' lib/look/plot/*.c); do
        grep -q "^void tg_plot_$kind(" lib/look/plot/plot.h ||
            echo "lib/look/plot/plot.h:1: plot kind $kind is not declared"
        grep -q "tg_plot_$kind(" tests/test_plot*.c ||
            echo "tests/test_plot.c:1: plot kind $kind has no test"
    done
    # What is done to a plot says where: its call is in the table of calls.
    for f in $(sed -n 's/^void \(tg_plot_[a-z_]*\)(tg_plot \*.*/\1/p' lib/look/plot/plot.h |
        grep -vx tg_plot_free); do
        grep -q "^#define $f(" lib/calls.h ||
            echo "lib/calls.h:1: no line for the calls of $f"
    done

    # Each optimiser is in the table, is declared, and has trajectories: of
    # PyTorch where it has settings of it.
    of_pytorch=" $(awk -F '"' '/\.name = "/ { name = $2 }
        /\.pytorch = / { printf "%s ", name }' lib/optim/optimizer.c)"
    for name in $(sed -n 's/^ *\.name = "\([a-z_0-9]*\)".*/\1/p' lib/optim/optimizer.c); do
        sed -n '/ kinds\[\] = {/,/};/p' lib/optim/optimizer.c | grep -q "&$name\b" ||
            echo "lib/optim/optimizer.c:1: optimiser $name is not in the table"
        grep -q "tg_$name(" lib/optim/optimizer.h ||
            echo "lib/optim/optimizer.h:1: optimiser $name is not declared"
        grep -q "define tg_$name(" lib/calls.h ||
            echo "lib/calls.h:1: no line for the calls of optimiser $name"
        cases=$name
        case $of_pytorch in *" $name "*) cases="$name torch_$name" ;; esac
        for case in $cases; do
            grep -qx "$case" tests/vectors/trajectories.txt ||
                echo "tests/vectors/trajectories.txt:1: no trajectory $case"
            grep -q "CASE($case," tests/test_optimizers.c ||
                echo "tests/test_optimizers.c:1: no case $case"
        done
    done

    "${MAKE:-make}" -s help | awk 'length($0) > 80 {
        print "Makefile:1: make help has a line of more than 80 columns: " $0 }'

    grep -nE '\b(TODO|FIXME|XXX)\b' lib/*.h lib/*/*.[ch] lib/*/*/*.[ch] notebooks-c/*/*.[ch] |
        sed 's/:[^:]*$/: left open/'

    # Versions of clang-format differ in taste: ours is 14.
    tool=
    for t in clang-format-14 clang-format; do
        $t --version 2>/dev/null | grep -q 'version 14\.' && tool=$t && break
    done
    if [ -n "$tool" ]; then
        # shellcheck disable=SC2086
        $tool --dry-run $sources 2>&1 |
            sed -n 's/^\([^ ]*:[0-9]*\):.*clang-format.*/\1: make format/p'
    else
        echo 'lint: clang-format 14 is not here: formatting not checked' >&2
    fi
)
[ -z "$findings" ] && exit 0
printf '%s\n' "$findings"
exit 1
