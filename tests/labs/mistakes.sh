#!/bin/sh
# docs/mistakes.md: the typical mistakes that the labs know, from the first
# comments of lessons/*/wrong.
set -u
cat <<'END'
# Typical mistakes, lab by lab

For teachers: the mistakes that the grader recognises by their results, with
the message that it gives and the points that they cost, in that function and in
those that call it. (`make docs` writes this page from `lessons/*/wrong`; a
hand-out is without both.)
END
for lesson in lessons/[0-9]*; do
    [ -f "$lesson/lab.c" ] || continue
    name=${lesson#lessons/}
    printf '\n## Lab %s\n' "${name%%-*}"
    for blank in $(sed -n 's/^\([a-z_0-9]*\) 1: .*/\1/p' "$lesson/hints.txt"); do
        printf '\n`%s`\n\n' "$blank"
        awk '
            FNR == 1 { all = ""; done = 0 }
            done { next }
            { sub(/^ *\*[ \t]/, ""); all = all " " $0 }
            /\*\// {
                done = 1
                loses = says = all
                sub(/says:.*/, "", loses); gsub(/[^A-Za-z0-9=]+/, " ", loses)
                sub(/^.*says:[ ]*"/, "", says); sub(/"[ ]*\*\/.*$/, "", says)
                n = split(loses, w, " "); lost = 0
                for (i = 1; i <= n; i++) if (w[i] == "=") lost += w[i + 1]
                gsub(/[ \t]+/, " ", says); gsub(/[<>*_`|]/, "\\\\&", says)
                n = split(says " (-" lost ")", w, " "); line = "-"
                for (i = 1; i <= n; i++) {
                    if (length(line) + 1 + length(w[i]) > 80) { print line; line = " " }
                    line = line " " w[i]
                }
                print line
            }' "$lesson/wrong/$blank"-*.c
    done
done
