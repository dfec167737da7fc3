#!/bin/sh
# Makes sure that the four raw MNIST files are in a folder.
#
#   get-mnist.sh DIR
#
# Takes them from MNIST_MIRROR (a folder or a URL) if that is set, else, or if
# it does not have them, from two public mirrors with short time-outs. Only raw
# bytes whose SHA-256 is right are moved into place, whole or not at all.
# Exit status: 0 all four are there, 1 they could not be had.
set -u
dir=${1:?usage: get-mnist.sh DIR}
work=$dir/.fetching.$$
mirrors='https://ossci-datasets.s3.amazonaws.com/mnist
https://storage.googleapis.com/cvdf-datasets/mnist'

files='train-images-idx3-ubyte train-labels-idx1-ubyte
t10k-images-idx3-ubyte t10k-labels-idx1-ubyte'

sum_of() { # of a raw file by name
    case $1 in
    train-images*) echo ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db ;;
    train-labels*) echo 65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5 ;;
    t10k-images*) echo 0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7 ;;
    t10k-labels*) echo ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2 ;;
    esac
}

say() { printf 'mnist: %s\n' "$*" >&2; }

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"
    elif command -v shasum >/dev/null 2>&1; then shasum -a 256 <"$1"
    elif command -v openssl >/dev/null 2>&1; then
        openssl dgst -sha256 <"$1" | sed 's/.*= *//'
    else return 1; fi | cut -c1-64
}

is_right() { # name file
    [ -f "$2" ] && [ "$(sha256 "$2")" = "$(sum_of "$1")" ]
}

all_right() {
    for f in $files; do is_right "$f" "$dir/$f" || return 1; done
}

# Writes URL $1 to file $2; fails within a bounded time.
download() {
    if command -v curl >/dev/null 2>&1; then
        curl -fsL --connect-timeout 5 --max-time 120 -o "$2" "$1"
    elif command -v wget >/dev/null 2>&1; then
        wget -q -T 5 -t 1 -O "$2" "$1"
    else
        return 127
    fi
}

# The raw file $2 of source $1 to $work/$2.
obtain() {
    if [ -d "$1" ]; then
        if [ -f "$1/$2.gz" ]; then gzip -dc "$1/$2.gz" >"$work/$2" 2>/dev/null
        elif [ -f "$1/$2" ]; then cp "$1/$2" "$work/$2"
        else say "$1 has no $2.gz"; return 1; fi
    else
        download "$1/$2.gz" "$work/$2.gz" ||
            { say "cannot reach $1"; return 1; }
        gzip -dc "$work/$2.gz" >"$work/$2" 2>/dev/null
        rm -f "$work/$2.gz"
    fi
    is_right "$2" "$work/$2" && return 0
    say "$1: $2 has the wrong SHA-256: $(sha256 "$work/$2"), not $(sum_of "$2")"
    return 1
}

take_from() { # a source: the missing files, each moved into place whole
    for f in $files; do
        is_right "$f" "$dir/$f" && continue
        obtain "$1" "$f" || return 1
        mv -f "$work/$f" "$dir/$f" || return 1
    done
}

all_right && exit 0
printf '' | sha256 /dev/null >/dev/null 2>&1 || {
    say 'no sha256sum, shasum or openssl here to check the files with'
    exit 1
}
mkdir -p "$work" 2>/dev/null || { say "cannot write in $dir"; exit 1; }
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
if [ -n "${MNIST_MIRROR:-}" ]; then
    say "taking the four files from $MNIST_MIRROR"
    take_from "${MNIST_MIRROR%/}" && exit 0
fi
echo "$mirrors" | {
    while IFS= read -r mirror; do
        say "fetching 11 MB from $mirror"
        take_from "$mirror" && exit 0
    done
    exit 1
}
