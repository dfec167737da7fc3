# What a grade says, for scripts; read after compile.sh.

# tasks NN.json: a line a task: state, points, most, blank.
tasks() {
    awk '/^ *\{"task"/ { split($0, q, "\""); blank = q[6] }
         /^ *"points".*"state"/ {
             gsub(/[",:]/, " ")
             print $6, $2, $4, blank }' "$1"
}

# points_of NN.json: "points most".
points_of() {
    tasks "$1" | awk '{ p += $2; m += $3 } END { print p + 0, m + 0 }'
}

# first_open NN.json: the blank of the first task that is not right.
first_open() {
    tasks "$1" | awk '$1 != "right" { print $4; exit }'
}
