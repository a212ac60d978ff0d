#!/bin/sh
# Proves the two commands of the README on a bare Debian: `sudo sh tests/bare/debian.sh [OUT_DIR]`.
#
# A chroot made by `debootstrap --variant=minbase` gets python3, python3-venv, make and git, and a fresh clone of
# what is committed here. There an ordinary user must be told in one line what is missing; then root runs
# `make demo` and `make test`. What the demo made is left in OUT_DIR. Needs root, debootstrap and unshare, takes
# some minutes, and is no part of `make test`.
#
# What this machine knows of package registries (apt sources, proxies, pip settings, certificates, folders of
# wheels) is lent to the chroot for as long as it lives, and written nowhere else.
# SUITE and MIRROR choose another release; TARGETS other targets than "demo test".
set -eu

SUITE=${SUITE:-bookworm}
MIRROR=${MIRROR:-http://deb.debian.org/debian}
TARGETS=${TARGETS:-demo test}

# In a mount namespace of our own: whatever is mounted below is gone when this script is.
if [ -z "${BARE_INSIDE:-}" ]; then
    exec env BARE_INSIDE=1 unshare --mount --propagation private sh "$0" "$@"
fi

repository=$(cd "$(dirname "$0")/../.." && pwd)
out=${1:-}
chroot_dir=$(mktemp -d)
chmod 755 "$chroot_dir"
started=$(date +%s)

say() { echo "[$(($(date +%s) - started)) s] $*"; }
fail() { say "FAILED: $*" >&2; exit 1; }

# The mounts go first, for what is mounted must not be deleted; if one stays, nothing is.
tidy() {
    sort -r "$chroot_dir.mounts" 2>/dev/null | while read -r place; do umount "$place" || :; done
    rm -f "$chroot_dir.mounts"
    grep -q " $chroot_dir/" /proc/mounts || rm -rf --one-file-system "$chroot_dir"
}
trap tidy EXIT
trap 'exit 130' INT TERM

# lend_folder FOLDER [PLACE]: show a folder of this machine in the chroot, to be read only.
lend_folder() {
    place=$chroot_dir${2:-$1}
    mkdir -p "$place"
    mount --bind "$1" "$place"
    mount -o remount,bind,ro "$place"
    echo "$place" >>"$chroot_dir.mounts"
}

# lend_file FILE [PLACE]: copy a file of settings, if there is one.
lend_file() {
    [ -f "$1" ] || return 0
    mkdir -p "$(dirname "$chroot_dir${2:-$1}")"
    cp -L "$1" "$chroot_dir${2:-$1}"
}

lend_apt() {
    lend_file /etc/hosts
    lend_file /etc/resolv.conf
    . /etc/os-release
    [ "${VERSION_CODENAME:-}" = "$SUITE" ] || return 0
    for part in sources.list.d trusted.gpg.d keyrings apt.conf.d; do
        [ -d "/etc/apt/$part" ] && cp -rL "/etc/apt/$part" "$chroot_dir/etc/apt/"
    done
    if [ -s /etc/apt/sources.list ]; then
        cp -L /etc/apt/sources.list "$chroot_dir/etc/apt/"
    elif ls /etc/apt/sources.list.d/*.sources >/dev/null 2>&1; then
        rm -f "$chroot_dir/etc/apt/sources.list"
    fi
}

lend_pip() {
    lend_file /etc/pip.conf
    lend_file "$HOME/.pip/pip.conf" /etc/xdg/pip/pip.conf
    lend_file "${XDG_CONFIG_HOME:-$HOME/.config}/pip/pip.conf" /etc/xdg/pip/pip.conf
    for file in "${SSL_CERT_FILE:-}" "${PIP_CERT:-}" "${REQUESTS_CA_BUNDLE:-}" "${CURL_CA_BUNDLE:-}"; do
        lend_file "$file"
    done
    # Folders of wheels, and indexes on disk, whose links may lead one folder up.
    named=$(cat /etc/pip.conf "$chroot_dir/etc/xdg/pip/pip.conf" 2>/dev/null; env | grep '^PIP_' || :)
    for folder in $(echo "$named" | tr " =,'\"" '\n' | sed -n 's|^file://\(/.*\)/simple/*$|\1|p; s|^file://||; s|^\(/[^:]*\)$|\1|p' | sort -u); do
        if [ -d "$folder" ] && ! grep -qx "$chroot_dir$folder" "$chroot_dir.mounts"; then lend_folder "$folder"; fi
    done
}

# inside USER COMMAND…: run in the chroot, with nothing of this environment but what concerns registries.
inside() {
    user=$1
    shift
    kept=$(env | grep -E '^(PIP_[A-Z_]+|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|(https?|no)_proxy|(HTTPS?|NO)_PROXY)=' || :)
    home=/home/$user
    [ "$user" = root ] && home=/root
    # shellcheck disable=SC2086
    chroot --userspec="$user" "$chroot_dir" /usr/bin/env -i $kept HOME="$home" USER="$user" \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}

[ "$(id -u)" = 0 ] || fail "a chroot needs root"
command -v debootstrap >/dev/null || fail "debootstrap is not installed"
: >"$chroot_dir.mounts"

say "debootstrap --variant=minbase $SUITE"
debootstrap --variant=minbase "$SUITE" "$chroot_dir" "$MIRROR" >"$chroot_dir.log" 2>&1 || { tail -5 "$chroot_dir.log"; fail "debootstrap"; }
rm -f "$chroot_dir.log"
mount -t proc proc "$chroot_dir/proc" && echo "$chroot_dir/proc" >>"$chroot_dir.mounts"
lend_apt

say "apt-get install python3 python3-venv make git"
inside root apt-get update -qq
inside root apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends python3 python3-venv make git >/dev/null
lend_pip
lend_folder "$repository" /srv/origin
inside root useradd --create-home tester
inside root git config --system safe.directory '*' # the repository belongs to whoever works on it

say "an ordinary user is told what is missing"
inside tester git clone -q /srv/origin /home/tester/roundtable
if inside tester make -C /home/tester/roundtable demo >"$chroot_dir/said" 2>&1; then
    fail "make demo did not miss anything"
fi
grep -c 'Please run: sudo apt-get install' "$chroot_dir/said" | grep -qx 1 || { cat "$chroot_dir/said"; fail "not one line"; }
grep 'Please run' "$chroot_dir/said"

say "root runs: $TARGETS"
inside root git clone -q /srv/origin /srv/roundtable
for target in $TARGETS; do
    inside root make -C /srv/roundtable "$target" || fail "make $target"
    say "make $target: ok"
done

if [ -d "$chroot_dir/srv/roundtable/demo" ]; then
    ls -l "$chroot_dir/srv/roundtable/demo"
    if [ -n "$out" ]; then
        mkdir -p "$out" && cp -r "$chroot_dir/srv/roundtable/demo/." "$out"
    fi
fi
say "proved on $SUITE"
