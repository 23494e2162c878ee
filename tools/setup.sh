#!/bin/sh
# Which Python runs here, and does .venv hold what is needed?  sh tools/setup.sh [GROUP...]
#
# Needs a Python from 3.11 on with its venv module, nothing else. Makes .venv, puts uv into it and
# installs what uv.lock says: what the product needs, and the dependency groups named. Does nothing
# where that is done already. PYTHON=/path/to/python chooses the Python; where the package index is
# and how to reach it is taken from pip's own settings. Talks on stderr, one line a step.
set -eu
cd "$(dirname "$0")/.."

uv_version=0.13.9
stamp=.venv/set-up
log=.venv/set-up.log
place=.venv/place # written last and removed first, so that a half-made .venv is made anew
candidates="python3.13 python3.12 python3.11 python3 python3.14 python"

say() { echo "jointaction: $*" >&2; }
fail() { say "$*"; exit 1; }

# Prints "fit", "no venv" or what else is wrong with a Python.
judge() {
    "$1" -c '
import sys
if sys.version_info < (3, 11):
    print("is Python %d.%d, and 3.11 is the least" % sys.version_info[:2])
else:
    try:
        import ensurepip, venv
        print("fit")
    except ImportError:
        print("has no venv module that works; on Debian and Ubuntu: "
              "apt install python3-venv (or python%d.%d-venv)" % sys.version_info[:2])
' 2>/dev/null || echo "does not run"
}

find_python() {
    reason="no Python found; install Python 3.11 or newer with its venv module"
    for candidate in ${PYTHON:-$candidates}; do
        found=$(command -v "$candidate" 2>/dev/null) || continue
        verdict=$(judge "$found")
        [ "$verdict" = fit ] && { echo "$found"; return; }
        case $verdict in *venv*) reason="$found $verdict" ;; esac
        case $reason in no*) reason="$found $verdict" ;; esac
    done
    [ -z "${PYTHON:-}" ] || reason="PYTHON=$PYTHON ${verdict:-is not there}"
    fail "$reason"
}

# What the environment was made from: a change of any of it makes the stamp void.
made_from() { { pwd; cat pyproject.toml uv.lock tools/setup.sh; } | cksum | tr ' ' '-'; }

is_done() {
    [ -x .venv/bin/jointaction ] && .venv/bin/python -c '' 2>/dev/null || return 1
    for group in runtime "$@"; do
        grep -qx "$mark $group" "$stamp" 2>/dev/null || return 1
    done
}

make_venv() {
    [ "$(cat "$place" 2>/dev/null)" = "$(pwd)" ] && .venv/bin/python -c 'import pip' 2>/dev/null && return
    python=$(find_python)
    say "making .venv with $python"
    "$python" -m venv --clear .venv >/dev/null 2>&1 || fail "$python -m venv .venv failed; run it to see why"
}

install() {
    say "installing ${*:-what the product needs} into .venv (a minute or two the first time)"
    [ -z "${PIP_CERT:-}" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$PIP_CERT}"
    export PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 UV_NO_PROGRESS=1 UV_PYTHON_DOWNLOADS=never
    export UV_PROJECT_ENVIRONMENT=.venv
    groups=
    for group in "$@"; do groups="$groups --group $group"; done
    # shellcheck disable=SC2086 # $groups is a list of words
    {
        .venv/bin/python -m pip install -q "uv==$uv_version" || return 1
        .venv/bin/uv sync -q --frozen --inexact --python .venv/bin/python $groups || with_pip $groups
    } >"$log" 2>&1
}

# Where uv cannot reach the public index, pip may, through a mirror that only pip knows of.
with_pip() {
    .venv/bin/uv export -q --frozen --no-emit-project -o .venv/locked.txt "$@" >/dev/null &&
        .venv/bin/python -m pip install -q --require-hashes -r .venv/locked.txt &&
        .venv/bin/python -m pip install -q --no-deps -e .
}

mark=$(made_from)
is_done "$@" && exit 0
make_venv
rm -f "$place"
install "$@" || fail "the installation failed: $(grep -v '^ *$' "$log" | tail -n 1) (more in $log)"
for group in runtime "$@"; do echo "$mark $group" >>"$stamp"; done
pwd >"$place"
