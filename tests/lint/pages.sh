#!/bin/sh
# Pages: links to files that are there, 80 columns, and what belongs to
# translations. A finding is a line "file:line: message".
set -u
here=$(dirname "$0")

# Links and pictures within the tree. Code is not looked at.
for page in README.md README.zh-CN.md docs/*.md lessons/*/*.md notebooks-c/README.md; do
    [ -e "$page" ] || continue
    awk '/^ *```/ { fence = !fence }
        fence || /^    / { next }
        {
            line = $0
            gsub(/`[^`]*`/, "", line)
            while (match(line, /\]\([^) ]*\)|src(set)?="[^"]*"/)) {
                target = substr(line, RSTART, RLENGTH)
                line = substr(line, RSTART + RLENGTH)
                gsub(/^\]\(|\)$|^src(set)?="|"$|#.*/, "", target)
                if (target != "" && target !~ /^[a-z]+:/) print FNR " " target
            }
        }' "$page" | while read -r line target; do
        [ -e "$(dirname "$page")/$target" ] ||
            echo "$page:$line: there is no $target"
    done
done

# A Chinese character is two columns wide. A line that must not break is as long
# as it is: a row of a table, a link or a tag without a space, what is quoted.
# Between two Chinese characters the line break would show as a space.
for page in README.md README.zh-CN.md docs/article.md docs/*.zh-CN.md \
    lessons/*/*.md; do
    [ -e "$page" ] || continue
    LC_ALL=C awk '
        /^```/ { fence = !fence; last = ""; next }
        fence || /^\|/ || /^<!--/ || /^ *<(source|img)/ { last = ""; next }
        {
            wide = $0
            gsub(/[\343-\357]/, "##", wide)
            gsub(/[\200-\277]/, "", wide)
            if (length(wide) > 80 && /[^ ] +[^ ]|[\343-\357]/)
                print FILENAME ":" FNR ": more than 80 columns"
            # Punctuation, U+3000 to U+303F and U+FF00 on, has blank of its own.
            if (last ~ /[\344-\351][\200-\277][\200-\277]$/ && /^ *[\344-\351]/)
                print FILENAME ":" FNR ": a line break between two Chinese characters"
            last = $0
        }' "$page"
done

sh "$here/translations.sh"
