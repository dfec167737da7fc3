#!/bin/sh
# The checks of pages find what is planted: translations-tested.sh BUILD_DIR.
# On a page and its translation in a folder of its own.
set -u
root=$PWD
folder=$1/translations
failed=0 passed=0
ok() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)); echo "$*"; }
page=lessons/01-x/README.zh-CN.md english=lessons/01-x/README.md

fresh() {
    rm -rf "$folder" && mkdir -p "$folder/lessons/01-x" "$folder/docs" || exit 2
    cd "$folder" || exit 2
    printf '%s\n' '# One' '' '[简体中文](README.zh-CN.md)' '' \
        'A neuron learns, and' '[the program](lesson.c) says how.' '' \
        '<!-- quote lesson.c f -->' '```c' 'int f(void);' '```' '' \
        '1. Guess.' >$english
    printf '%s\n' '# 一' '' '[English](README.md)' '' \
        '<!-- translates README.md, cksum 0 -->' '' \
        '神经元会学习，[程序](lesson.c)说明怎样学。' '' \
        '<!-- quote lesson.c f -->' '```c' 'int f(void);' '```' '' \
        '1. 猜一猜。' >$page
    printf '%s\n' '| 英文 | 中文 | 说明 | 不写 |' '| neuron | 神经元 | x | 神经原、节元 |' \
        >docs/glossary.zh-CN.md
    : >lessons/01-x/lesson.c
    cd "$root" || exit 2
}
lint() { (cd "$folder" && sh "$root/tests/lint/pages.sh"); }
revised() { (cd "$folder" && sh "$root/tests/lint/translations.sh" done "$@") >"$folder/said" 2>&1; }

# finds WHAT PATTERN COMMAND...: lint is content; after COMMAND it says PATTERN.
finds() {
    what=$1 pattern=$2
    shift 2
    fresh
    revised $page
    found=$(lint)
    [ -z "$found" ] || bad "before $what: $found"
    (cd "$folder" && "$@")
    found=$(lint)
    case $pattern in
    '') [ -z "$found" ] && ok || bad "$what: $found" ;;
    *) printf '%s\n' "$found" | grep -qF -- "$pattern" && ok || bad "$what is not found, but: $found" ;;
    esac
}
edit() { sed "$2" "$1" >"$1.new" && mv "$1.new" "$1"; }
add() { printf '%s\n' "$2" >>"$1"; }
join() { # the lines of a paragraph
    awk '/learns, and$/ { printf "%s ", $0; next } { print }' "$1" >"$1.new" && mv "$1.new" "$1"
}

finds 'another English sentence' "make translated PAGE=$page" edit $english 's/learns/forgets/'
finds 'another English sentence, by name' "$english changed" edit $english 's/learns/forgets/'
finds 'another quote' "make translated PAGE=$page" edit $english 's/lesson.c f /lesson.c g /'
finds 'another line break' '' join $english
finds 'other code in a quote' '' edit $english 's/int f(void)/long f(int)/'
finds 'a link that is lost' 'lacks ](lesson.c)' edit $page 's/(lesson.c)/（lesson.c）/'
finds 'a quote that is lost' 'lacks <!-- quote lesson.c f -->' edit $page '/^<!-- quote/d'
finds 'an item that is lost' 'lacks an item 1.' edit $page '/^1\./d'
finds 'a heading too much' 'has too much a heading ##' add $page '## 二'
finds 'no checksum' 'no line <!-- translates README.md' edit $page '/cksum/d'
finds 'no link to the translation' 'no line [简体中文](README.zh-CN.md)' edit $english '/简体/d'
finds 'no link back' 'no link [English](README.md)' edit $page '/English/d'
finds 'no English page' 'which is not there' rm $english
finds 'a file that is not there' 'there is no lesson.c' rm lessons/01-x/lesson.c
finds 'another word' '节元: the glossary says 神经元' edit $page 's/神经元会/节元会/'
forty=十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十十。
finds '80 columns' '' edit $page "s/^神经元会/$forty\\
&/"
finds '81 columns' 'more than 80 columns' edit $page "s/^神经元会/a$forty\\
&/"
finds 'a line break that shows as a space' 'between two Chinese' edit $page 's/会学/会\
学/'

# The line that leads to the translation may come after it.
fresh
edit "$folder/$english" '/简体/d'
revised $page && lint | grep -q 'no line \[简体' && ok || bad 'no line that leads to the translation'
sed '1a\
\
[简体中文](README.zh-CN.md)' "$folder/$english" >"$folder/new" && mv "$folder/new" "$folder/$english"
found=$(lint)
[ -z "$found" ] && ok || bad "a line that leads to the translation: $found"

# Only a page that is named, and that has all that the English one has.
fresh
revised $page && [ -z "$(lint)" ] && ok || bad "a page that is revised: $(cat "$folder/said")"
edit "$folder/$english" 's/learns/forgets/'
revised && bad 'no PAGE, and still a checksum was put in' || ok
revised $english && bad 'an English page was taken for a translation' || ok
revised lessons/02-y/README.zh-CN.md && bad 'a page that is not there was revised' || ok
[ -n "$(lint)" ] && ok || bad 'a page was revised without its name'
edit "$folder/$page" 's/(lesson.c)//'
revised $page && bad 'a page without its link was revised' || ok

# In a repository: what changed is shown; a page that nobody changed is not
# taken for revised, unless somebody says so.
if command -v git >/dev/null 2>&1; then
    fresh
    in_git() { (cd "$folder" && git -c user.name=x -c user.email=x@y.z "$@") >/dev/null 2>&1; }
    revised $page
    in_git init -q . && in_git add . && in_git commit -qm x || bad 'no repository could be made'
    edit "$folder/$english" 's/learns/forgets/'
    lint | grep -q 'What changed: git diff [0-9a-f]* -- lessons' && ok || bad 'no command for the difference'
    revised $page && bad 'a page that nobody changed was revised' || ok
    grep -q '^+A neuron forgets' "$folder/said" && ok || bad 'the difference is not shown'
    AS_IS=yes
    export AS_IS
    revised $page && ok || bad 'AS_IS=yes is refused'
    unset AS_IS
    edit "$folder/$english" 's/forgets/sleeps/'
    edit "$folder/$page" 's/会学习/会睡觉/'
    revised $page && [ -z "$(lint)" ] && ok || bad 'a page that was changed is not taken for revised'
fi
rm -rf "$folder"
grep -q 'tests/lint/pages.sh' tests/lint.sh && ok || bad 'make lint does not look at pages'
echo "translations: $passed passed, $failed failed"
[ "$failed" = 0 ]
