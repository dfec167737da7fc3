#!/bin/sh
# What is edited is compiled again: for each kind of source and header, which
# programs would make build again after an edit of it?
#
#   rebuild.sh BUILD_DIR MAKE       (make rebuild-checked, which builds it all)
#
# Works on a copy of the tree and of everything built in it.
set -u
build=$1 make=$2
copy=$build/rebuild
passed=0 failed=0

rm -rf "$copy"
mkdir -p "$copy/build"
cp -Rp Makefile lib lessons notebooks-c tests docs "$copy"
for part in "$build"/*; do
    case ${part##*/} in
    f32 | f64 | gdb | nb | bench | docs | debugging | models | lessons | \
        checks | page | flags | names | reference | *.a) cp -Rp "$part" "$copy/build" ;;
    esac
done
# The lists of included files contain the name of the folder.
[ "$build" = build ] ||
    find "$copy/build" -name '*.d' | while IFS= read -r list; do
        sed "s|$build/|build/|g" "$list" >"$copy/list" && mv "$copy/list" "$list"
    done
cd "$copy" || exit 1
edited=edited.old

ok() { passed=$((passed + 1)); }
bad() { # what
    failed=$((failed + 1))
    echo "FAIL  $1"
}

# Which of the targets make would build now: a line " cc build/..." each.
would_build() { # target or VARIABLE=value...
    "$make" -n V= BUILD_DIR=build "$@" 2>&1
}
is_among() { # target lines
    printf '%s\n' "$2" | grep -q "echo '  [a-z]* $1'"
}

# After an edit of a file these are built again; those after "not" are not.
after() { # file target... [not target...]
    file=$1 wanted=yes targets=
    shift
    for t in "$@"; do [ "$t" = not ] || targets="$targets build/$t"; done
    cp -p "$file" $edited
    touch "$file"
    # shellcheck disable=SC2086
    lines=$(would_build $targets)
    cp -p $edited "$file"
    for t in "$@"; do
        [ "$t" = not ] && wanted=no && continue
        is=no
        is_among "build/$t" "$lines" && is=yes
        if [ $is = $wanted ]; then ok
        elif [ $wanted = yes ]; then bad "$file was edited, build/$t stays as it is"
        else bad "$file was edited, build/$t is built again for nothing"; fi
    done
}

libraries='libtapegrad.a libtapegrad64.a'
suites='f32/suites f64/suites'
lesson='lessons/03-tape checks/03-tape gdb/03-tape'
lesson13='lessons/13-mnist checks/13-mnist gdb/13-mnist'
notebook='nb/plain/01-chain-rule'
programs="$lesson $lesson13 $suites reference debugging/nan docs/readme/neuron models/article
    bench/bench bench/steady $notebook"
runner='nb/nb nb/fuzz'

# shellcheck disable=SC2086,SC2046
{
    lines=$(would_build $(printf 'build/%s ' $libraries $programs $runner))
    is_among 'build/.*' "$lines" &&
        bad "nothing was edited, and these are built again:
$(printf '%s\n' "$lines" | sed -n "s/^echo '\(.*\)'.*/\1/p")"

    after lib/tapegrad.h $programs
    after lib/tape/arena.c $libraries $programs $runner
    after lib/tape/tape.h $libraries $programs $runner
    after lib/kernels/fast/tile_body.h $libraries $lesson
    after lib/look/page/replay.js $libraries $lesson not page/replay.css.inc
    after lib/look/graph/layout.h $libraries bench/bench

    after lessons/03-tape/lesson.c $lesson not $lesson13
    after lessons/03-tape/lesson.h $lesson not lessons/04-activations
    after lessons/03-tape/test.c checks/03-tape not lessons/03-tape $suites
    after lessons/13-mnist/loop.c $lesson13
    after lessons/13-mnist/loop.h $lesson13
    after lessons/check.c checks/03-tape not lessons/03-tape
    after lessons/check.h checks/03-tape checks/13-mnist not gdb/03-tape

    after docs/reference/examples.c reference not debugging/nan
    after docs/reference/reference.h reference
    after docs/debugging/nan.c debugging/nan not debugging/two_runs
    after docs/debugging/programs.h debugging/nan debugging/two_runs
    after docs/readme/neuron.c docs/readme/neuron
    after docs/models/article.c models/article not models/pieces

    after notebooks-c/01-chain-rule.c $notebook not nb/nb
    after notebooks-c/nb.h $notebook
    after notebooks-c/runner/notebook.h $runner $suites
    after notebooks-c/pages/html.c $runner $suites not $notebook
    after notebooks-c/pages/page.css $runner

    after tests/test_core.c $suites not $lesson
    after tests/suites.h $suites
    after tests/bench/steady.c bench/steady not bench/bench
    after tests/bench/allocations.c bench/steady bench/bench
    after tests/bench/peak.h bench/bench
    after tests/notebooks/fuzz.c nb/fuzz
}

# Other flags, another compiler, a source that is gone or new.
lines=$(would_build CFLAGS='-O1 -g' build/lessons/03-tape build/nb/nb)
for t in lessons/03-tape f32/lessons/03-tape/lesson.o libtapegrad.a nb/main.o; do
    is_among "build/$t" "$lines" && ok || bad "CFLAGS are others, build/$t stays"
done
would_build build/lessons/03-tape >/dev/null # with the flags as they were
touch -r Makefile build/flags
mv lessons/13-mnist/loop.c loop.c
is_among build/lessons/13-mnist "$(would_build build/lessons/13-mnist)" && ok ||
    bad 'loop.c is gone, build/lessons/13-mnist has it still'
mv loop.c lessons/13-mnist

# And for good: a lesson that is wrong now fails its checks.
check_03() { "$make" V= BUILD_DIR=build check-03 >check.log 2>&1; }
check_03 && ok || bad "check-03 fails: $(cat check.log)"
sed 's/return tg_mul(w, squared)/return tg_mul(w, tg_detach(squared))/' \
    lessons/03-tape/lesson.c >edited.c
cmp -s edited.c lessons/03-tape/lesson.c && bad 'lesson 03 has no such line'
mv edited.c lessons/03-tape/lesson.c
if check_03; then
    bad "lesson 03 is wrong, and check-03 passes: $(cat check.log)"
else
    grep -q '^FAIL  03-tape' check.log && ok || bad "check-03: $(cat check.log)"
fi

echo "edits that are noticed: $passed passed, $failed failed"
[ "$failed" = 0 ]
