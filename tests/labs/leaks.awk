# awk -f leaks.awk ANSWER FILES...: names the file, of FILES, that holds the body
# of a function of ANSWER, whatever its spacing and comments. Bodies of fewer
# than 40 characters can stand anywhere.

function squeezed(text) {
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", text)
    gsub(/\/\/[^\n]*/, "", text)
    gsub(/[ \t\r\n]+/, "", text)
    return text
}

FNR == 1 && NR > 1 { keep() }
FNR == 1 { at = FILENAME; all = "" }
{ all = all $0 "\n" }

function keep(    rest, body) {
    if (!answer_read) {
        answer_read = 1
        rest = all
        while (match(rest, /\n\{\n/)) {
            rest = substr(rest, RSTART + 3)
            body = squeezed(substr(rest, 1, index(rest "\n}", "\n}") - 1))
            if (length(body) >= 40) bodies[++n] = body
        }
        return
    }
    all = squeezed(all)
    for (i = 1; i <= n; i++)
        if (index(all, bodies[i])) { print at ": " bodies[i]; found = 1 }
}

END { keep(); exit found }
