#!/bin/sh
# Makes ready what the project runs in, for the Makefile.
#
#   environment.sh site      .venv with the pins of requirements/site.txt and this checkout
#   environment.sh test      the same with requirements/test.txt
#   environment.sh browser   Chromium, and the Node tools of tests/tools
#
# Run again, it changes nothing; a .venv that is broken, moved or half made is made anew.
# PYTHON names a Python to prefer, CHROMIUM a browser. Whatever fails ends with one sentence.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
python=$venv/bin/python
stamp=$venv/hacksite.stamp
unfinished=$venv/hacksite.unfinished

say() { printf '%s\n' "$*"; }

fail() {
    printf '\n%s\n' "$*" >&2
    exit 2
}

is_recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_recent "$PYTHON" || fail "PYTHON=$PYTHON is not a Python 3.11 or newer."
        found=$PYTHON
        return
    fi
    for found in python3 python3.13 python3.12 python3.11 python; do
        is_recent "$found" && return
    done
    fail "hacksite needs Python 3.11 or newer, and $(python3 --version 2>/dev/null || echo 'no Python') was found:" \
        "install one, or name it with \`make site PYTHON=/path/to/python3.12\`."
}

create_venv() {
    find_python
    "$found" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$found has no venv module: install it (Debian, Ubuntu: \`apt-get install python3-venv\`) and try again."
    rm -rf "$venv"
    say "Making $venv with $("$found" --version)"
    "$found" -m venv "$venv" || fail "$venv could not be made; the lines above say why."
}

# Where the checkout stands, and everything that decides what is installed. A venv does not survive a move.
place() { pwd -P; }
recipe() { cat requirements/*.txt pyproject.toml hacksite/__init__.py "$venv/pyvenv.cfg" | cksum; }

stamped() { [ -f "$stamp" ] && sed -n "$1p" "$stamp"; }

# Why the .venv cannot be used, or be completed to what $1 names; nothing when it can.
defect() {
    if [ ! -d "$venv" ]; then
        echo "there is none"
    elif [ -e "$unfinished" ]; then
        echo "its last installation did not finish"
    elif ! is_recent "$python" || ! "$python" -c 'import pip' 2>/dev/null; then
        echo "its Python does not work"
    elif [ -f "$stamp" ] && [ "$(stamped 1)" != "$(place)" ]; then
        echo "it was made in another place"
    elif is_current "$1" && ! is_whole "$(stamped 3)"; then
        echo "something is missing in it"
    fi
}

is_current() { [ "$(stamped 2)" = "$(recipe)" ] && { [ "$(stamped 3)" = "$1" ] || [ "$(stamped 3)" = test ]; }; }

pip() { "$python" -m pip install -qq --disable-pip-version-check --no-compile "$@"; }

# uv installs in a tenth of pip's time, and keeps what the tests install again. Where there is none for this
# machine, or it cannot reach the packages, pip may: each has settings of its own.
packages() { { [ -x "$venv/bin/uv" ] && "$venv/bin/uv" pip install -q --python "$python" "$@"; } || pip "$@"; }

install() {
    say "Installing the pinned packages of requirements/$1.txt"
    rm -f "$stamp"
    : >"$unfinished"
    failed=""
    # The pins of a release are uv alone.
    pip --require-hashes --only-binary :all: -r requirements/release.txt || true
    packages --require-hashes --only-binary :all: -r "requirements/$1.txt" ||
        failed="The pinned packages could not be installed: see above, check the network and try again."
    [ -n "$failed" ] || packages --no-build-isolation --no-deps --editable . ||
        failed="hacksite itself could not be installed; the lines above say why."
    # What could not be installed is missed by `is_whole`, so the rest can stay; after Ctrl-C it cannot.
    rm -f "$unfinished"
    [ -z "$failed" ] || fail "$failed"
}

is_whole() { "$python" scripts/installed.py "requirements/$1.txt"; }

prepare_venv() {
    why=$(defect "$1")
    if [ -n "$why" ]; then
        [ ! -d "$venv" ] || say "Making $venv anew: $why"
        create_venv
    fi
    is_current "$1" && return
    kind=$1
    # Whoever has the tools for testing keeps them.
    if [ "$(stamped 3)" = test ]; then kind=test; fi
    install "$kind"
    # Packages that were there before may be damaged.
    is_whole "$kind" || { create_venv && install "$kind"; }
    is_whole "$kind" || fail "$venv is not whole after the installation; the line above says what is missing."
    { place && recipe && echo "$kind"; } >"$stamp"
}

has_chromium() { "$python" -m tests.toolbox chromium >/dev/null 2>&1; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

prepare_chromium() {
    has_chromium && return
    [ -z "${CHROMIUM:-}" ] || fail "CHROMIUM=$CHROMIUM is not a program."
    say "Installing Chromium for the browser tests"
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
        as_root apt-get update -qq || true
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null || true
    fi
    has_chromium || "$python" -m playwright install chromium || true
    has_chromium || fail "The browser tests need Chromium, which could not be installed here:" \
        "install Chromium or Chrome, or name one with \`make test CHROMIUM=/path/to/chrome\`."
}

prepare_node_tools() {
    tools=tests/tools
    if ! command -v npm >/dev/null || ! node "$tools/supported.cjs"; then
        [ "${CI:-}" != true ] || fail "CI needs Node.js and npm for the tests of HTML, accessibility and calendars."
        say "No recent Node.js with npm: the tests of HTML, accessibility and calendars that need it will be skipped."
        return
    fi
    wanted=$(cat $tools/package.json $tools/package-lock.json | cksum)
    node_stamp=$tools/node_modules/hacksite.stamp
    [ "$(cat $node_stamp 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing the Node tools of $tools"
    npm ci --prefix $tools --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel error >/dev/null ||
        fail "The Node tools could not be installed: see above, check the network and try again."
    echo "$wanted" >$node_stamp
}

case "${1:-}" in
    site | test) prepare_venv "$1" ;;
    browser) prepare_chromium && prepare_node_tools ;;
    *) fail "Use: environment.sh site | test | browser" ;;
esac
