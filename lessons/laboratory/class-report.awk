# Who is stuck where: a page from the table tasks.tsv of grade-class, whose
# lines are student, lab, task, blank, title, points, most, state, why.
#
# State is that of a grade (docs/labs.md), or "missing": not handed in. Such a
# line, and one of a file that could not be graded, is for task 0, the whole lab.

# Run with LC_ALL=C: text is bytes then, and width() knows UTF-8.

BEGIN {
    FS = "\t"; WIDTH = 78; SHOWN = 12
    for (i = 128; i < 256; i++) byte[sprintf("%c", i)] = i
}
NR == 1 { next }

!($1 in student) { student[$1] = ++students; name[students] = $1 }
!($2 in lab) { lab[$2] = ++labs; label[labs] = $2 }

{
    s = student[$1]; l = lab[$2]
    points[s, l] += $6; most[s, l] += $7
    sum[s] += $6; all[s] += $7
}
$8 == "missing" { missing[s, l] = 1; next }
{ handed[l] += !in_hand[s, l]++ }
$8 == "refused" { if (!((s, l) in failed)) failed[s, l] = $9; next }

# Functions, with what their tasks were told: a student counts once for each, by
# the first task that is not right.
{
    key = l SUBSEP $4
    if (!(key in blank)) { blank[key] = ++blanks; of_lab[blanks] = l; called[blanks] = $4 }
    b = blank[key]
    tried[b] += !((s, b) in seen); seen[s, b] = 1
}
$8 == "right" || ((s, b) in wrong) { next }
{
    wrong[s, b] = 1
    if (!((s, l) in first)) first[s, l] = $4
    if ($8 == "todo") { todo[b]++; next }
    if ($9 ~ /^(It looks as if|Perhaps) .* is to blame/) { follows[b]++; next }
    why = $9 == "" ? "wrong in a way of their own" : $9
    if (!((b, why) in count)) reasons[b, ++kinds[b]] = why
    who[b, why] = who[b, why] (count[b, why]++ ? ", " : "") name[s]
    own[b]++
}

# ---- printing ----

# The columns that text takes: none for the later bytes of a character, two for
# those of East Asia and beyond.
function width(text,    i, n, b) {
    for (i = 1; i <= length(text); i++) {
        b = byte[substr(text, i, 1)]
        n += b < 128 ? 1 : b < 192 ? 0 : b < 227 ? 1 : 2
    }
    return n
}

function padded(text, n) { return sprintf("%s%" n - width(text) "s", text, "") }

# Text between words, in lines of WIDTH, from `indent` on.
function fill(text, indent,    word, n, i, line, pad) {
    pad = sprintf("%" indent "s", "")
    n = split(text, word, " ")
    line = pad
    for (i = 1; i <= n; i++) {
        if (line != pad && width(line) + 1 + width(word[i]) > WIDTH) {
            print line
            line = pad
        }
        line = line (line == pad ? "" : " ") word[i]
    }
    if (line != pad) print line
}

function clipped(text, n) {
    if (width(text) <= n) return text
    while (width(text) > n - 3 || byte[substr(text, length(text), 1)] >= 128)
        text = substr(text, 1, length(text) - 1)
    return text "..."
}

function percent(part, whole) { return whole ? int(100 * part / whole + 1e-9) : 0 }

function bar(share, n,    k, out) {
    for (k = 1; k <= n; k++) out = out (k <= share * n + 0.5 ? "#" : ".")
    return out
}

# order[1 .. n] becomes 1 .. n, the largest value first; what is equal stays.
function sorted(value, n, order,    i, j, k) {
    for (i = 1; i <= n; i++) {
        for (j = i - 1; j >= 1 && value[order[j]] < value[i]; j--) order[j + 1] = order[j]
        order[j + 1] = i
    }
}

function print_labs(    l, s, full, got, could) {
    printf "%-6s%11s%11s%10s\n", "lab", "handed in", "all right", "points"
    for (l = 1; l <= labs; l++) {
        full = got = could = 0
        for (s = 1; s <= students; s++) if (in_hand[s, l]) {
            full += points[s, l] == most[s, l]
            got += points[s, l]; could += most[s, l]
        }
        printf "%-6s%11s%11s%9s%%  %s\n", label[l], handed[l] + 0 " of " students,
            full, percent(got, could), bar(could ? got / could : 0, 30)
    }
}

function print_blank(b, shown,    n, order, k, why, v, rest, others) {
    printf "\nlab %s, %s: wrong in %s of %s\n", label[of_lab[b]], called[b], own[b], tried[b]
    n = kinds[b]
    for (k = 1; k <= n; k++) v[k] = count[b, reasons[b, k]]
    sorted(v, n, order)
    for (k = 1; k <= n && k <= shown; k++) {
        why = reasons[b, order[k]]
        fill(count[b, why] "  " clipped(why, 210), 4)
        fill(clipped(who[b, why], 210), 7)
    }
    for (others = ""; k <= n; k++) {
        rest += count[b, reasons[b, order[k]]]
        others = others (others ? ", " : "") who[b, reasons[b, order[k]]]
    }
    if (rest) { fill(rest " with other mistakes", 4); fill(clipped(others, 210), 7) }
    if (follows[b]) fill(follows[b] " through a function that it calls", 4)
    if (todo[b]) fill(todo[b] " not done yet", 4)
}

function print_blanks(    order, v, k, b) {
    for (b = 1; b <= blanks; b++) v[b] = own[b] + 0
    sorted(v, blanks, order)
    for (k = 1; k <= blanks && k <= SHOWN && v[order[k]] > 0; k++) print_blank(order[k], 4)
    if (k == 1) print "\nNothing that was tried is wrong."
}

function print_unread(    l, s, head) {
    for (l = 1; l <= labs; l++) for (s = 1; s <= students; s++) if ((s, l) in failed) {
        if (!head++) print "\nNOT GRADED, and why:\n"
        fill(name[s] ", lab " label[l] ": " clipped(failed[s, l], 200), 2)
    }
}

# The labs of student s that are not all right, with where each stops.
function stuck(s,    l, out, none) {
    for (l = 1; l <= labs; l++)
        if (missing[s, l]) none = none " " label[l]
        else if ((s, l) in failed) out = out (out ? "; " : "") label[l] " could not be graded"
        else if ((s, l) in first) out = out (out ? "; " : "") label[l] " " first[s, l]
    if (none) out = out (out ? "; " : "") "not handed in:" none
    return out
}

function share(s, l) {
    if (missing[s, l]) return "-"
    if ((s, l) in failed) return "?"
    return percent(points[s, l], most[s, l])
}

function print_students(    order, v, k, s, l, line, head) {
    for (s = 1; s <= students; s++) v[s] = all[s] ? -sum[s] / all[s] : 0
    sorted(v, students, order)
    head = sprintf("%-18s %4s ", "", "all")
    for (l = 1; l <= labs; l++) head = head sprintf("%4s", label[l])
    print head
    for (k = 1; k <= students; k++) {
        s = order[k]
        line = sprintf("%s %4s ", padded(clipped(name[s], 18), 18), percent(sum[s], all[s]))
        for (l = 1; l <= labs; l++)
            line = line sprintf("%4s", share(s, l))
        print line
    }
    print ""
    for (k = 1; k <= students; k++) if ((line = stuck(order[k])) != "")
        fill(name[order[k]] ": " line, 2)
}

END {
    if (!students) { print "The table holds no grades."; exit 1 }
    printf "%s\n\n", TITLE
    print_labs()
    print_unread()
    print "\nWHERE THEY ARE STUCK: functions that most students tried and have wrong."
    print_blanks()
    print "\nWHO IS STUCK: percent of the points, who has fewest first (- is not handed"
    print "in, ? could not be graded). Below it, the first function that is not right."
    print ""
    print_students()
}
