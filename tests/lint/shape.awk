# What a page and its translation have in common, a line each, in no order: the
# levels of its headings, its links and pictures, what it quotes, its folded
# answers, the numbers of its lists and the rows of its tables.
#   awk -f shape.awk README.md | sort
/^\[(简体中文|English)\]\(/ { next }
/^```/ { fence = !fence }
fence { next }
/^#+ / { print "a heading " $1 }
/^<!-- (quote|run:|within) / { print }
/^<details>/ { print "<details>" }
/^[0-9]+\. / { print "an item " $1 }
/^- / { print "an item -" }
/^\|/ { print "a row of a table" }
{
    line = $0
    while (match(line, /\]\([^)]*\)|src(set)?="[^"]*"|<!-- line [^>]*-->/)) {
        found = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
        sub(/\/README(\.zh-CN)?\.md/, "", found)
        sub(/\.zh-CN\.md/, ".md", found)
        if (found !~ /glossary/) print found
    }
}
