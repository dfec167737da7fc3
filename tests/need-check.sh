#!/bin/sh
# Makes sure that libcheck is here, which the tests are written with.
#
# Where it is not: as root without a terminal (a container, CI) installs it; on
# a terminal asks; otherwise prints the commands and exits with status 2.
set -u
here=$(dirname "$0")
sh "$here/check-flags.sh" --libs >/dev/null && exit 0
. "$here/install.sh"

packages() { # manager -> its command
    install_command "$1" 'check pkg-config' 'check-devel pkgconf' \
        'check pkgconf' 'check-dev pkgconf' 'check pkg-config'
}

tell() {
    echo 'The tests need libcheck, which is not here. Install it with one of:'
    for m in apt-get dnf pacman apk brew; do
        case $m in brew) sudo= ;; *) sudo='sudo ' ;; esac
        printf '  %s%s\n' "$sudo" "$(packages "$m")"
    done
    exit 2
} >&2

install() {
    if run_install "$command" "$manager" &&
        sh "$here/check-flags.sh" --libs >/dev/null; then
        exit 0
    fi
    echo "'$command' did not work (no network?)." >&2
    tell
}

manager=$(package_manager)
[ -n "$manager" ] || tell
command=$(packages "$manager")
if is_root && ! on_terminal; then
    echo "libcheck is not here: installing it with '$command'"
    install
elif on_terminal; then
    SUDO=sudo
    if is_root || [ "$manager" = brew ]; then SUDO=; fi
    printf "The tests need libcheck. Install it now with '%s'? [y/N] " \
        "${SUDO:+sudo }$command"
    read -r answer
    case $answer in y | Y | yes) install ;; esac
fi
tell
