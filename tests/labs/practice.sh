#!/bin/sh
# A class to practise on: practice.sh FOLDER [NN...], the labs. Forty students
# hand in answers, typical wrong answers, labs that are half done, and what a
# teacher meets: equal files, one that does not compile, one that ends the
# program, one left as it came.
# Prints for each file: student, lab, and what is in it.
set -u
. lessons/laboratory/compile.sh
[ -n "${1:-}" ] || die "say which folder: DIR=FOLDER"
class=$1
shift
[ ! -e "$class" ] || [ -z "$(ls -A "$class")" ] || die "DIR=$class exists already"
NAMES='ada ali amir ana ben bo carla chen dana dev eva fay finn gita hana hugo
ida ines ivan jana joao kai kim lars lena lin mara max mei nils noor olga omar
pia quinn rosa sam tara uma yuki'

# pick N TEXT: a number from 0 to N - 1 that TEXT decides, the same each time.
pick() {
    printf '%s' "$2" | cksum | awk -v n="$1" '{ print int($1 / 7) % n }'
}

# one FILES... of number $1: which of them TEXT $2 decides.
one_of() {
    text=$1
    shift
    k=$(pick $# "$text")
    shift "$k"
    printf '%s\n' "$1"
}

todo() { # LAB.C BLANK: the function as it comes
    awk -v blank="$2" '
        !on && /^[A-Za-z]/ && index($0, blank "(") && !/;[ \t]*$/ { on = 1 }
        on { print }
        on && /^}/ { exit }' "$1"
}

# hand_in STUDENT NN WHAT FILE...: the answer, with the functions of each FILE.
hand_in() {
    student=$1 number=$2 what=$3
    shift 3
    mkdir -p "$class/$student"
    { sh lessons/laboratory/lab.sh spliced "$number" "$lesson/answer.c" "$@" || exit 2
      # No two of them are equal, unless one copies.
      echo "enum { MINE = $(pick 100000 "$student") };"; } >"$class/$student/lab-$number.c"
    printf '%s %s %s\n' "$student" "$number" "$what"
}

# What a student hands in: the strong answer, the weak stop half-way.
usual() { # student number place
    chance=$(pick 100 "$1 $2")
    case $(($3 % 5)) in
    0 | 1) right=85 one=100 two=100 ;;
    2 | 3) right=55 one=85 two=95 ;;
    *) right=20 one=55 two=75 ;;
    esac
    set -- "$1" "$2" "$(one_of "$1 a $2" "$lesson"/wrong/*.c)" \
        "$(one_of "$1 b $2" "$lesson"/wrong/*.c)"
    first=$(basename "$3" .c) second=$(basename "$4" .c)
    if [ "$chance" -lt $right ]; then
        hand_in "$1" "$2" answer
    elif [ "$chance" -lt $one ] || [ "${first%%-*}" = "${second%%-*}" ]; then
        hand_in "$1" "$2" "$first" "$3"
    elif [ "$chance" -lt $two ]; then
        hand_in "$1" "$2" "$first+$second" "$3" "$4"
    else
        todo "$lesson/lab.c" "${first%%-*}" >"$scratch"
        hand_in "$1" "$2" "todo:${first%%-*}" "$scratch"
    fi
}

mkdir -p "$class" || exit 2
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT
for lesson in lessons/[0-9]*; do
    [ -f "$lesson/lab.c" ] || continue
    number=$(basename "$lesson")
    number=${number%%-*}
    case " ${*:-$number} " in *" $number "*) ;; *) continue ;; esac
    place=0
    for student in $NAMES; do
        place=$((place + 1))
        stops=$(pick 12 "stops $student")
        if [ $((place % 5)) = 4 ] && [ "$(echo "$number" | sed 's/^0//')" -gt $((stops + 2)) ]
        then continue; fi
        case $student-$number in
        kim-*) # copies kai, and takes the comments out
            if [ -f "$class/kai/lab-$number.c" ]; then
                mkdir -p "$class/kim"
                sed 's|/\*.*\*/||' "$class/kai/lab-$number.c" >"$class/kim/lab-$number.c"
                echo "kim $number kai"
            fi ;;
        quinn-02) hand_in quinn 02 broken && echo 'int x = ;' >>"$class/quinn/lab-02.c" ;;
        tara-01) mkdir -p "$class/tara" && cp "$lesson/lab.c" "$class/tara/lab-01.c" &&
            echo 'tara 01 template' ;;
        uma-01)
            sed 's/BLANK/bool separable(const double target[4])/; s/RETURN/return 0/' \
                tests/labs/tricks/exit.c >"$scratch"
            hand_in uma 01 trick "$scratch" ;;
        *) usual "$student" "$number" $place ;;
        esac
    done
done
