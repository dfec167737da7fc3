# What a translation depends on, of an English page: its text without the line
# that leads to the translation, without what `make quotes` and `make docs` fill
# in, and each paragraph in one line. So neither another line break nor other
# output asks for a new translation; another sentence or another quote does.
#   awk -f english.awk README.md | cksum
function flush() {
    if (text != "") print text
    text = ""
}
/^\[简体中文\]\([^)]*\)$/ { next }
{
    gsub(/`[^`]*` <!-- line /, "<!-- line ")
    if (NF == 0) {
        flush()
        next
    }
    $1 = $1
    text = text (text == "" ? "" : " ") $0
}
/^<!-- (quote|run:) / {
    if ((getline line) > 0 && line ~ /^```/) {
        while ((getline line) > 0 && line !~ /^```$/) { }
    }
}
END { flush() }
