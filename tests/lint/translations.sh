#!/bin/sh
# Pages in Chinese: PAGE.zh-CN.md translates PAGE.md, and holds the checksum of
# the English text that was translated.
#
#   translations.sh               findings, a line each (make lint)
#   translations.sh done PAGE     PAGE was revised: its checksum is put in
#                                 (make translated PAGE=..., AS_IS=yes)
set -u
here=$(dirname "$0")
glossary=docs/glossary.zh-CN.md # has no English page

english_of() { printf '%s\n' "${1%.zh-CN.md}.md"; }
sum() { LC_ALL=C awk -f "$here/english.awk" | cksum | tr ' ' -; }
sum_of() { sum <"$1"; }
noted_in() { sed -n 's/^<!-- translates .*, cksum \([0-9-]*\) -->$/\1/p' "$1"; }
shape_of() { LC_ALL=C awk -f "$here/shape.awk" "$1" | LC_ALL=C sort; }

# What the page has not in common with the English one, in a line.
apart() { # english page
    folder=$(mktemp -d) || exit 2
    shape_of "$1" >"$folder/english"
    shape_of "$2" >"$folder/page"
    LC_ALL=C comm -23 "$folder/english" "$folder/page" | sed 's/^/lacks /'
    LC_ALL=C comm -13 "$folder/english" "$folder/page" | sed 's/^/has too much /'
    rm -r "$folder"
}

# In a repository: the newest commit whose English text has the checksum, and the
# one that put the checksum into the page.
english_at() { # english checksum
    git log -50 --format=%h -- "$1" 2>/dev/null | while read -r commit; do
        [ "$(git show "$commit:./$1" 2>/dev/null | sum)" != "$2" ] || { echo "$commit"; break; }
    done
}
page_at() { # page checksum
    git log -1 --format=%h -S"cksum $2 -->" -- "$1" 2>/dev/null
}

# A link leads to the Chinese page where there is one.
links() { # page
    grep -v '^\[English\](' "$1" | grep -o ']([^):]*)' | sed 's/^](//; s/)$//; s/#.*//' |
        sort -u | while IFS= read -r target; do
        [ -n "$target" ] || continue
        file=$(dirname "$1")/$target
        [ ! -d "$file" ] || file=$file/README.md
        case $file in *.zh-CN.md | *[!d]) continue ;; esac
        [ ! -e "${file%.md}.zh-CN.md" ] ||
            echo "$1:1: ($target) is there in Chinese too: link to that"
    done
}

# One word for one thing: the glossary's last column says what is not written.
words() { # page
    awk -F '|' '/^\| / && !/^\| 英文 / && $5 ~ /[^ -]/ {
        gsub(/ /, "", $5); gsub(/ /, "", $3)
        n = split($5, no, /、/)
        for (i = 1; i <= n; i++) if (no[i] ~ /[^ -~]/) print no[i] " " $3
    }' "$glossary" | while read -r no yes; do
        grep -nF -- "$no" "$1" | sed "s|^\([0-9]*\):.*|$1:\1: $no: the glossary says $yes|"
    done
}

findings() {
    for page in README.zh-CN.md docs/*.zh-CN.md lessons/*/*.zh-CN.md; do
        [ -e "$page" ] && [ "$page" != "$glossary" ] || continue
        english=$(english_of "$page")
        name=$(basename "$english")
        if [ ! -e "$english" ]; then
            echo "$page:1: translates $english, which is not there"
            continue
        fi
        grep -qxF "[简体中文]($(basename "$page"))" "$english" ||
            echo "$english:3: no line [简体中文]($(basename "$page"))"
        grep -qF "[English]($name)" "$page" || echo "$page:3: no link [English]($name)"
        noted=$(noted_in "$page")
        if [ -z "$noted" ]; then
            echo "$page:1: no line <!-- translates $name, cksum 0 -->, for make translated"
        elif [ "$noted" != "$(sum_of "$english")" ]; then
            since=$(english_at "$english" "$noted")
            echo "$page:1: $english changed after this was translated.${since:+
    What changed: git diff $since -- $english}
    Revise this page, then: make translated PAGE=$page"
        else
            apart "$english" "$page" | sed "s|^|$page:1: |; s|\$|, other than $name|"
        fi
        links "$page"
        words "$page"
    done
}

fail() {
    printf '%s\n' "$*" >&2
    exit 2
}

# Only a page that is named, that was changed since (or is said to be right as
# it is), and that has all that the English one has.
bless() { # page
    page=${1#./}
    [ -n "$page" ] || fail 'say which page you have revised: PAGE=lessons/03-tape/README.zh-CN.md'
    case $page in *.zh-CN.md) ;; *) fail "PAGE=$page is not a page in Chinese, *.zh-CN.md" ;; esac
    [ -e "$page" ] || fail "there is no $page"
    english=$(english_of "$page")
    [ -e "$english" ] || fail "$page translates $english, which is not there"
    noted=$(noted_in "$page") sum=$(sum_of "$english")
    [ -n "$noted" ] || fail "$page has no line <!-- translates $(basename "$english"), cksum 0 -->"
    [ "$noted" != "$sum" ] || { echo "$page: up to date already"; return; }
    why=$(apart "$english" "$page")
    [ -z "$why" ] || fail "$page, next to $english:
$why"
    since=$(english_at "$english" "$noted")
    [ -z "$since" ] || git --no-pager diff "$since" -- "$english"
    since=$(page_at "$page" "$noted")
    if [ -n "$since" ]; then
        ! git diff --quiet "$since" -- "$page" || [ "${AS_IS:-}" = yes ] ||
            fail "$english changed, $page did not. If it need not:
make translated PAGE=$page AS_IS=yes"
    fi
    sed "s/^\(<!-- translates .*, cksum \)[0-9-]* -->\$/\1$sum -->/" "$page" >"$page.new" &&
        cat "$page.new" >"$page" && rm "$page.new"
    echo "$page translates $english as it is now"
}

case ${1:-} in
done) bless "${2:-}" ;;
*) findings ;;
esac
