# Fills in what a README quotes, so that it cannot drift:
#
#   <!-- quote lesson.c NAME -->       the function NAME, its comment too
#   <!-- quote lesson.c -->            the whole file
#   <!-- quote expected.txt /A/ /B/ -->  from the first line that matches A to
#                                      the next one that matches B
#
# The block ``` ... ``` after the marker is replaced. In a row of a table, where
# a block has no room,
#
#   | `...` <!-- line lesson.c /A/ --> |
#
# the code before the marker is: the statement whose first line is the first to
# match A, in one line.
#   awk -v folder=lessons/07-xor/ -f quotes.awk README.md
# Exit status 1, and a line on standard error, where nothing matches.

function fail(why) {
    print FILENAME ":" FNR ": " why > "/dev/stderr"
    bad = 1
}

# The function NAME of a C file with the comment above it.
function quote_function(file, name,   line, text, block, found, depth) {
    block = ""
    while ((getline line < file) > 0) {
        if (found) {
            text = text line "\n"
            if (line ~ /^}/) break
        } else if (line == "") {
            block = ""
        } else {
            block = block line "\n"
            if (line ~ ("(^|[ *])" name "\\(") && line !~ /;$/ &&
                line ~ /^[a-z]/) {
                found = 1
                text = block
                if (line ~ /}$/) break
            }
        }
    }
    close(file)
    if (!found) fail("no function " name " in " file)
    return text
}

function quote_lines(file, from, to,   line, text, inside) {
    while ((getline line < file) > 0) {
        if (!inside && line ~ from) {
            inside = 1
            text = line "\n"
            if (line ~ to && from == to) break
        } else if (inside) {
            text = text line "\n"
            if (line ~ to) { inside = 2; break }
        }
    }
    close(file)
    if (!inside) fail("no line /" from "/ in " file)
    return text
}

function quote_statement(file, from,   line, text) {
    while ((getline line < file) > 0) {
        if (text == "" && line !~ from) continue
        sub(/^ +/, "", line)
        sub(/ *\/\*.*\*\/$/, "", line)
        text = text (text == "" ? "" : " ") line
        if (line ~ /;$|^#/) break
    }
    close(file)
    if (text == "") fail("no line /" from "/ in " file)
    return text
}

/<!-- line / {
    if (!match($0, /`[^`]*` <!-- line [^ ]+ \/[^\/]+\/ -->/)) {
        fail("`...` <!-- line FILE /A/ --> is the form")
        print
        next
    }
    before = substr($0, 1, RSTART - 1)
    after = substr($0, RSTART + RLENGTH)
    split(substr($0, RSTART, RLENGTH), part, "<!-- line ")
    file = folder substr(part[2], 1, index(part[2], " ") - 1)
    split(part[2], regexp, "/")
    print before "`" quote_statement(file, regexp[2]) "` <!-- line " part[2] after
    next
}

function quote_file(file,   line, text) {
    while ((getline line < file) > 0)
        text = text line "\n"
    close(file)
    if (text == "") fail("no file " file)
    return text
}

/^<!-- quote / {
    print
    file = folder $3
    if ($4 == "-->") {
        text = quote_file(file)
        fence = $3 ~ /\.[ch]$/ ? "```c" : "```text"
    } else if ($3 ~ /\.[ch]$/) {
        text = quote_function(file, $4)
        fence = "```c"
    } else {
        split($0, part, "/")
        n = index($0, "/")
        rest = substr($0, n + 1)
        from = substr(rest, 1, index(rest, "/") - 1)
        rest = substr(rest, index(rest, "/") + 1)
        rest = substr(rest, index(rest, "/") + 1)
        to = substr(rest, 1, index(rest, "/") - 1)
        text = quote_lines(file, from, to)
        fence = "```text"
    }
    print fence
    printf "%s", text
    print "```"
    if ((getline line) > 0 && line ~ /^```/) {
        while ((getline line) > 0 && line !~ /^```$/) { }
    } else {
        print line
    }
    next
}
{ print }
END { exit bad }
