# awk -f normal.awk TEMPLATE LAB: what LAB adds to TEMPLATE, one function a line,
# without comments and spacing, every name as "n": two files that differ in
# those alone give the same lines.

BEGIN {
    words = "auto break case char const continue default do double else enum extern float for goto if inline int long register return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false"
    for (i = split(words, list, " "); i > 0; i--) keyword[list[i]] = 1
}

FNR == 1 && NR > 1 { parts(all, 1); all = "" }
!/^[ \t]*#/ { all = all $0 "\n" }

END {
    parts(all, 2)
    for (i = 1; i <= count; i++) print added[i]
}

# Cuts text into what stands at depth 0 between "}" and ";", as lists of tokens.
function parts(text, file,    token, name, line, depth) {
    while (text != "") {
        if (match(text, /^[ \t\r\n]+/) || match(text, /^\/\/[^\n]*/)) {
            text = substr(text, RLENGTH + 1)
            continue
        }
        if (substr(text, 1, 2) == "/*") {
            i = index(substr(text, 3), "*/")
            text = i ? substr(text, i + 4) : ""
            continue
        }
        if (match(text, /^[A-Za-z_][A-Za-z_0-9]*/)) {
            name = substr(text, 1, RLENGTH)
            token = name in keyword ? name " " : "n "
        } else if (match(text, /^"([^"\\]|\\.)*"/) || match(text, /^[0-9.]+([eE][-+]?[0-9]+)?/))
            token = substr(text, 1, RLENGTH) " "
        else {
            RLENGTH = 1
            token = substr(text, 1, 1)
        }
        text = substr(text, RLENGTH + 1)
        line = line token
        if (token == "{") depth++
        if (token == "}") depth--
        if (depth <= 0 && (token == "}" || token == ";")) {
            if (file == 1) known[line] = 1
            else if (!(line in known) && line != ";") added[++count] = line
            line = ""
        }
    }
}
