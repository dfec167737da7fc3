# The steps of a recipe (of an op, say) in a page: a line
#   <!-- op NUMBER NAME: FILE above|below "TEXT" -->
# and the block of code after it, which goes above or below FILE's first line
# that contains TEXT.
#
#   awk -v recipe=op -f recipe.awk PAGE                     lists the steps
#   awk -v recipe=op -v file=FILE -f recipe.awk PAGE FILE   takes those of FILE
#   ... -v without=" NAME NAME " ...                        but for those
function left_out(i) {
    return index(without, " " name[i] " ")
}
NR == FNR && /^<!-- / && $2 == recipe && $3 ~ /^[0-9]+$/ {
    step++
    number[step] = $3
    name[step] = substr($4, 1, length($4) - 1)
    of[step] = $5
    where[step] = $6
    text[step] = $0
    gsub(/^[^"]*"|"[^"]*$/, "", text[step])
    next
}
NR == FNR && /^```/ { inside = step && code[step] == "" && $0 == "```c"; next }
NR == FNR {
    if (inside) code[step] = code[step] $0 "\n"
    next
}
{
    below = ""
    for (i = 1; i <= step; i++) {
        if (of[i] != file || left_out(i) || done[i] || !index($0, text[i]))
            continue
        done[i] = 1
        if (where[i] == "above") printf "%s", code[i]
        else below = below code[i]
    }
    printf "%s\n%s", $0, below
}
END {
    for (i = 1; i <= step; i++) {
        if (file == "") printf "%s %-12s %s\n", number[i], name[i], of[i]
        places += number[i] != number[i - 1]
        if (of[i] != file || left_out(i) || done[i]) continue
        print file ":1: no line has " text[i] >"/dev/stderr"
        failed = 1
    }
    if (file == "") print places " places"
    exit failed
}
