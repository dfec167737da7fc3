#!/bin/sh
# Whether a false prediction is noticed: changes.sh BUILD. A lesson of its own,
# with a change that does what it says, then with each mistake that a change can
# have. make hands over what lessons/laboratory/changes.sh needs.
set -u
build=$1
lesson=$build/changes-tested/lesson
failed=0 passed=0
rm -rf "$build/changes-tested"
mkdir -p "$lesson/changes"

cat >"$lesson/README.md" <<'END'
## Change it

1. Twice as much.

<details><summary>What happens</summary>

1. It says 6.
2. Nothing else.

</details>

## Questions

1. Why?
END
cat >"$lesson/lesson.h" <<'END'
double lesson(void);
END
cat >"$lesson/lesson.c" <<'END'
#include <stdio.h>
#include <stdlib.h>
#include "tapegrad.h"
#include "lesson.h"

double lesson(void)
{
    return 3;
}

int main(int argc, char **argv)
{
    tg_tape *tape = tg_tape_new();
    tg_tensor *w = tg_param_scalar(tape, "w", lesson());
    tg_tensor *y = tg_square(w);
    printf("It is %g.\n", lesson() * (argc > 1 ? atof(argv[1]) : 1));
    tg_inspect(y);
    tg_tape_free(tape);
    return 0;
}
END
cat >"$lesson/test.c" <<'END'
#include <stdio.h>
#include "check.h"
#include "lesson.h"

const char *const lesson_name = "small";

static bool is_3(char *why, size_t size)
{
    snprintf(why, size, "it is not 3");
    return lesson() == 3;
}

const lesson_check lesson_checks[] = {{"it is 3", is_3}, {NULL, NULL}};
END

# change HEADER [FROM TO]: the only patch, lesson.c with FROM made TO.
change() {
    rm -rf "$lesson/changes"
    mkdir -p "$lesson/changes"
    { printf '%s\n\n' "$1"
      [ $# -eq 1 ] || sed "s|$2|$3|" "$lesson/lesson.c" >"$lesson/after"
      [ $# -eq 1 ] || diff -u "$lesson/lesson.c" "$lesson/after" |
          sed -e '1s/.*/--- a\/lesson.c/' -e '2s/.*/+++ b\/lesson.c/'
    } >"$lesson/changes/1-twice.patch"
    rm -f "$lesson/after"
}
try() { sh lessons/laboratory/changes.sh 99 "$lesson" >"$build/changes-tested/said" 2>&1; }
no() { # what went wrong
    failed=$((failed + 1))
    echo "$1; it says:"
    sed 's/^/    /' "$build/changes-tested/said"
}
holds() { # what
    if try; then passed=$((passed + 1)); else no "$1 does not hold"; fi
}
noticed() { # what, what is said
    if try; then no "$1 was not noticed"
    elif grep -Eq -- "$2" "$build/changes-tested/said"; then passed=$((passed + 1))
    else no "$1: nothing says '$2'"; fi
}

twice='Change 1: it says 6.'
change "$twice
expect: ^It is 6\\.\$
refuse: It is 3
check: fails
step: forward; quit
expect: 6 \\^ 2 = 36|now +6\\^2 = 36" 'return 3' 'return 6'
holds 'a change that does what it says'
change 'Change 1: an option, no patch.
args: 2
expect: ^It is 6
check: passes'
holds 'a change by an option'
change 'Change 1: it ends with a message.
fails: tg_item.*NULL' 'tg_inspect(y);' 'tg_item(w->grad);'
holds 'a change that fails as it should'

change "$twice
expect: ^It is 7" 'return 3' 'return 6'
noticed 'a line that is not there' "^lesson 99, change 1: no line of the output matches '\^It is 7', its output:"
noticed 'a line that is not there, its output' '^    It is 6'
change "$twice
expect: ^It is 6
refuse: It is" 'return 3' 'return 6'
noticed 'a line that should not be there' "lines of the output match 'It is'"
change "$twice
check: passes" 'return 3' 'return 6'
noticed 'checks that fail' 'its checks should pass'
noticed 'checks that fail, which' 'FAIL +small: it is 3'
change "$twice
check: fails" 'return 3;' 'return 3.0;'
noticed 'checks that pass' 'its checks should fail'
change "$twice
fails: NULL" 'return 3' 'return 6'
noticed 'a program that does not fail' 'it should fail and does not'
change "$twice
expect: It is 3" 'tg_inspect(y);' 'tg_item(w->grad);'
noticed 'a program that fails' 'it fails \(status 1\)'
change "$twice
expect: It is 3" 'tg_inspect(y);' 'abort();'
noticed 'a crash' 'it crashes'
change "$twice
fails: It is 3" 'tg_inspect(y);' 'abort();'
noticed 'a crash in the place of a failure' 'it crashes'
change "$twice
expect: It is 6" 'return 3;' 'return 6'
noticed 'a change that does not compile' 'it does not compile'
change "$twice
expect: It is 6" 'return 3' 'return 6'
sed -i.old 's/^-    return 3/-    return 4/' "$lesson/changes/1-twice.patch"
rm "$lesson/changes/1-twice.patch.old"
noticed 'a patch of another lesson.c' 'the patch does not fit the lesson'
change "$twice
expct: It is 7" 'return 3' 'return 6'
noticed 'a key that is none' 'no keys'
change "$twice" 'return 3' 'return 6'
noticed 'a change that predicts nothing' 'it predicts nothing'
change 'Change 2: it says 6.
expect: It is 6' 'return 3' 'return 6'
noticed 'another number in the header' "does not begin with 'Change 1"
change "$twice
expect: It is 6" 'return 3' 'return 6'
mv "$lesson/changes/1-twice.patch" "$lesson/changes/2-twice.patch"
noticed 'a patch without an item' "'Change it' has items 1 and changes/ patches 2"
change "$twice
expect: It is 6" 'return 3' 'return 6'
sed -i.old 's/^1\. Twice.*/&\
2. Thrice./' "$lesson/README.md"
noticed 'an item without a patch' "'Change it' has items 1 2 and changes/ patches 1"
mv "$lesson/README.md.old" "$lesson/README.md"
holds 'the same with its README back'
change "$twice
data: mnis
expect: It is 6" 'return 3' 'return 6'
noticed 'data that are none' 'is not generated, mnist or both'
echo "changes: $passed passed, $failed failed"
[ "$failed" = 0 ]
