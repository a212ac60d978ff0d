#!/bin/sh
# Prepares a machine for Roundtable: `prepare.sh environment [EXTRA]` makes .venv, `prepare.sh libraries` finds what Qt needs.
#
# What is missing is installed with apt when we are root or sudo asks for no password; else one line says what to run.
set -eu
cd "$(dirname "$0")/.."

# Measured on a bare Debian 12: what `import PySide6.QtWidgets` wants, and what a real X11 window wants besides.
QT_LIBRARIES="libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libbrotli1"
X11_LIBRARIES="libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"

fail() {
    echo "$1" >&2
    exit 1
}

# apt_install WHY PACKAGE…: install the packages, or end with the command that a person has to run.
apt_install() {
    why=$1
    shift
    command -v apt-get >/dev/null 2>&1 || fail "$why Please install what Debian calls: $*"
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        fail "$why Please run: sudo apt-get install -y --no-install-recommends $*"
    fi
    echo "$why Installing: $*"
    # An old list of packages serves as well when the network is away; the installation itself says what failed.
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 \
        --no-install-recommends "$@" >/dev/null ||
        fail "That failed. Please run: sudo apt-get install -y --no-install-recommends $*"
}

# The first Python that is new enough. Each is tried, for a name may be there that does not run.
find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$name"
            return
        fi
    done
    fail "Roundtable needs Python 3.11 or newer; here is $(python3 --version 2>/dev/null || echo none). See https://www.python.org/downloads/"
}

environment() {
    extra=${1:-}
    python=$(find_python)
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
        if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
            apt_install "Python $version cannot make virtual environments here." "python$version-venv"
        fi
        echo "Making .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    echo "Installing Roundtable${extra:+ and its tools for tests} into .venv (the first time takes a minute)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e ".${extra:+[$extra]}" ||
        fail "pip could not install what pyproject.toml names; see above."
}

# Whether Qt starts: without a screen, and where there is an X11 screen also on it.
qt_starts() {
    QT_QPA_PLATFORM=offscreen .venv/bin/python - <<'PYTHON' >/dev/null 2>&1
import ctypes, os, pathlib, sys
import PySide6
from PySide6 import QtSvg, QtWidgets

QtWidgets.QApplication([])
if sys.platform == "linux" and os.environ.get("DISPLAY"):
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
PYTHON
}

libraries() {
    qt_starts && return
    [ "$(uname)" = Linux ] || fail "Qt does not start here; .venv/bin/python -c 'import PySide6.QtWidgets' says why."
    # shellcheck disable=SC2086
    apt_install "Qt misses system libraries." $QT_LIBRARIES $X11_LIBRARIES
    qt_starts || fail "Qt still does not start; .venv/bin/python -c 'import PySide6.QtWidgets' says why."
}

case "${1:-}" in
    environment) environment "${2:-}" ;;
    libraries) libraries ;;
    *) fail "usage: prepare.sh environment [EXTRA] | libraries" ;;
esac
