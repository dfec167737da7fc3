# What NN.json says, a line a task: task, blank, title, points, most, state, and
# why in one line, with tabs between.
#
# Why is the typical mistake that the grader found ("> ..."), or else how the
# program ended, or what a refused file is told first, or else nothing.

# The text of a JSON string; NN.json escapes no more than this.
function text(s,    out, c) {
    gsub(/\t/, " ", s)
    while ((c = index(s, "\\")) > 0) {
        out = out substr(s, 1, c - 1)
        c = substr(s, c + 1, 1)
        out = out (c == "n" ? "\n" : c == "u" ? "?" : c)
        s = substr(s, index(s, "\\") + (c == "u" ? 6 : 2))
    }
    return out s
}

function why(message, state,    line, n, i) {
    n = split(message, line, "\n")
    if (state == "refused") return line[1] (line[2] == "" ? "" : " " line[2])
    for (i = 1; i <= n; i++) if (line[i] ~ /^> /) return substr(line[i], 3)
    return line[1] ~ /^At / ? line[2] : ""
}

# Of {"task": 1, "blank": "record", "title": "..."}, over three lines.
/^ *\{"task": / {
    match($0, /"task": [0-9]+/); task = substr($0, RSTART + 8, RLENGTH - 8)
    blank = $0; sub(/^.*"blank": "/, "", blank); sub(/".*$/, "", blank)
    title = $0; sub(/^.*"title": "/, "", title); sub(/",$/, "", title)
}
/^ *"points": [0-9]+, "most": [0-9]+, "state": / {
    split($0, number, /[^0-9]+/)
    state = $0; sub(/^.*"state": "/, "", state); sub(/".*$/, "", state)
}
/^ *"message": / {
    message = $0; sub(/^ *"message": "/, "", message); sub(/"\}?,?$/, "", message)
    printf "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", task, blank, text(title), number[2],
        number[3], state, why(text(message), state)
}
