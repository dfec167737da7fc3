# Sourced: installing a package with the system's package manager.

# The command that installs $2 (its name for apt) or $3 (for the others, where
# it differs) with manager $1.
install_command() {
    case $1 in
    apt-get) echo "apt-get install -y $2" ;;
    dnf) echo "dnf install -y $3" ;;
    pacman) echo "pacman -S --noconfirm $4" ;;
    apk) echo "apk add $5" ;;
    brew) echo "brew install $6" ;;
    esac
}

# The first package manager that is here; nothing when there is none.
package_manager() {
    for m in apt-get dnf pacman apk brew; do
        command -v "$m" >/dev/null 2>&1 && { echo "$m"; return; }
    done
}

is_root() { [ "$(id -u)" = 0 ]; }
on_terminal() { [ -t 0 ] && [ -t 1 ]; }

# Runs the command $1 of manager $2, quietly; lists are refreshed for apt.
run_install() {
    if [ "$2" = apt-get ]; then
        export DEBIAN_FRONTEND=noninteractive
        ${SUDO:-} apt-get update >/dev/null 2>&1
    fi
    # shellcheck disable=SC2086
    ${SUDO:-} $1 >/dev/null 2>&1 </dev/null
}
