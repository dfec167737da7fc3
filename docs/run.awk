# Fills in the transcripts of a page: after
#
#   <!-- run: PROGRAM ARGUMENTS | commands; of the; stepper -->
#
# the block ``` ... ``` is replaced by what the program prints. With commands
# it is run with -x; -v bin=FOLDER says where the programs are.
/^<!-- run: / {
    print
    command = $0
    sub(/^<!-- run: /, "", command)
    sub(/ -->$/, "", command)
    script = ""
    if (index(command, " | ")) {
        script = substr(command, index(command, " | ") + 3)
        command = substr(command, 1, index(command, " | ") - 1)
        gsub(/; */, "\n", script)
        print script > (bin "/script")
        close(bin "/script")
        command = command " -x " bin "/script"
    }
    command = "LC_ALL=C NO_COLOR=1 " bin "/" command " 2>&1"
    print "```text"
    while ((command | getline line) > 0)
        print line
    close(command)
    print "```"
    if ((getline line) > 0 && line ~ /^```/) {
        while ((getline line) > 0 && line !~ /^```$/) { }
    } else {
        print line
    }
    next
}
{ print }
