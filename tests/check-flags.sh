#!/bin/sh
# The flags that compile and link with libcheck: check-flags.sh --cflags|--libs
# From pkg-config, else by trying. Exit status 1 where libcheck is not there.
set -u
case ${1:-} in --cflags | --libs) ;; *)
    echo 'usage: check-flags.sh --cflags|--libs' >&2
    exit 2 ;;
esac
pkg-config "$1" check 2>/dev/null && exit 0

links() { # libraries
    printf '#include <check.h>\nint main(void) { return !srunner_create(0); }' |
        ${CC:-cc} -x c - -o /dev/null "$@" 2>/dev/null
}
for libs in '-lcheck -lsubunit -lrt -lm -lpthread' '-lcheck -lm -lpthread' \
    '-lcheck'; do
    # shellcheck disable=SC2086
    if links $libs; then
        [ "$1" = --cflags ] || echo "$libs"
        exit 0
    fi
done
exit 1
