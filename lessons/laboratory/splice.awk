# awk -f splice.awk PATCH BASE: BASE, where each function that PATCH defines as
# well is PATCH's; what else PATCH holds comes before the first of them.
#
# A function begins with a line that starts with a letter, has "name(", and does
# not end in ";"; it ends with a line "}". (The way that clang-format leaves it.)

function begins(line,    name) {
    if (line !~ /^[A-Za-z_].*\(/ || line ~ /;[ \t]*$/ || line ~ /^(typedef|enum|struct)[ \t][^(]*\{/)
        return ""
    name = line
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

{
    if (!listed && file == 2) { base_line[++m] = $0 }
}

END {
    for (i = 1; i <= m; i++) {
        name = begins(base_line[i])
        # A definition, not a declaration over several lines.
        if (name != "" && (name in body)) {
            for (j = i; j <= m && base_line[j] !~ /^}/ && base_line[j] !~ /;[ \t]*$/; j++)
                if (base_line[j] ~ /^{/) break
            if (base_line[j] ~ /^{/) in_base[name] = 1
        }
    }
    for (k = 1; k <= n; k++)
        if (!(order[k] in in_base)) rest = rest "\n" body[order[k]] "\n"
    for (i = 1; i <= m; i++) {
        name = begins(base_line[i])
        if (name != "" && (name in in_base)) {
            for (j = i; j <= m && base_line[j] !~ /^{/ && base_line[j] !~ /;[ \t]*$/; j++) ;
            if (base_line[j] ~ /^{/) {
                if (!started) { printf "%s", rest; started = 1 }
                print body[name]
                while (base_line[i] !~ /^}/) i++
                continue
            }
        }
        print base_line[i]
    }
}
