# awk -f splice.awk PATCH BASE: BASE, where each function that PATCH defines as
# well is PATCH's; what else PATCH holds comes before the first of them.
#
# A function begins with a line that starts with a letter, has "name(", and does
# not end in ";"; it ends with a line "}". (The way that clang-format leaves it.)

function begins(text_line,    name) {
    if (text_line !~ /^[A-Za-z_].*\(/ || text_line ~ /;[ \t]*$/ || text_line ~ /^(typedef|enum|struct)[ \t][^(]*\{/)
        return ""
    name = text_line
    sub(/\(.*/, "", name)
    sub(/^.*[ \t*]/, "", name)
    return name
}

FNR == 1 { file++; current = "" }
{ sub(/\r$/, "") }

file == 1 {
    if (current == "" && (name = begins($0)) != "") {
        current = name
        text[current] = $0
    } else if (current != "") {
        text[current] = text[current] "\n" $0
    } else {
        rest = rest $0 "\n"
        next
    }
    if ($0 ~ /^}/) { body[current] = text[current]; order[++n] = current; current = "" }
    next
}

{ line[++m] = $0 }

# The function of the patch that line i of the base begins to define, or "".
# (Not a declaration, which may go over several lines as well.)
function replaced(i,    name, j) {
    name = begins(line[i])
    if (name == "" || !(name in body)) return ""
    for (j = i; j <= m && line[j] !~ /^{/ && line[j] !~ /;[ \t]*$/; j++) ;
    return line[j] ~ /^{/ ? name : ""
}

END {
    for (i = 1; i <= m; i++) if ((name = replaced(i)) != "") in_base[name] = 1
    for (k = 1; k <= n; k++)
        if (!(order[k] in in_base)) rest = rest "\n" body[order[k]] "\n"
    for (i = 1; i <= m; i++) {
        if ((name = replaced(i)) == "") { print line[i]; continue }
        if (!started++) printf "%s", rest
        print body[name]
        while (line[i] !~ /^}/) i++
    }
}
