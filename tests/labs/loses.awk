# awk -v most="3 2 2" -f loses.awk WRONG.C: what a wrong answer should earn, task
# by task: of `most`, less what its first comment says that it loses.

{ all = all " " $0 }
/\*\// { exit }
END {
    n = split(most, p, " ")
    sub(/says:.*/, "", all)
    gsub(/[^A-Za-z0-9=]+/, " ", all)
    for (m = split(all, w, " "); i <= m; i++)
        if (w[i] == "TASK" && w[i + 2] == "=") { p[w[i + 1]] -= w[i + 3]; k++ }
    for (j = 1; j <= n; j++) printf "%s ", p[j]
    exit !k
}
