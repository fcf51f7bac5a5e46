# Sourced by the scripts: make .venv as the lock files say, or say in one line what is missing.
#   environment runtime|dev|bench
# Needs Python ≥ 3.11 with venv, and git; nothing else.

cd "$(dirname "$0")/.." || exit 1
# The certificates of the machine: an office may stand behind a proxy with its own.
export UV_SYSTEM_CERTS=1
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 UV_LINK_MODE=copy PIP_DISABLE_PIP_VERSION_CHECK=1
# A terminal that cannot write Vietnamese must not stop us.
export PYTHONUTF8=1

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

find_python() {
    for name in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s' "$name"
            return
        fi
    done
    fail 'Thiếu Python ≥ 3.11 / Python ≥ 3.11 is missing (set PYTHON=/path/to/python3.11).'
}

make_venv() {
    python=$(find_python) || exit 1
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "Thiếu mô-đun venv của $python / the venv module of $python is missing (Debian: apt install python3-venv)."
    "$python" -m venv --clear .venv || fail 'Không tạo được .venv / .venv could not be made (disk full? no right to write?).'
}

install_locked() {
    lock=requirements/$1.txt
    .venv/bin/python -m pip install -qq --require-hashes -r requirements/uv.txt ||
        fail 'Không tải được uv từ kho gói Python / uv could not be fetched: is the Python package index reachable?'
    # Plain pip, ten times slower, where uv cannot reach the index that pip is set up for.
    .venv/bin/uv pip sync --quiet --require-hashes "$lock" ||
        .venv/bin/python -m pip install -qq --require-hashes -r "$lock" ||
        fail "Không tải được các gói trong $lock / the packages of $lock could not be fetched: is the index reachable?"
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install -qq --require-hashes -r requirements/uv.txt
    .venv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable . ||
        fail 'Không cài được chính chungsuc / chungsuc itself could not be installed: see the lines above.'
}

environment() {
    # One environment serves all: bench holds dev holds runtime, so a wider one is never narrowed.
    [ -x .venv/bin/python ] && .venv/bin/python -c '' 2>/dev/null || make_venv
    wanted=$1
    for wide in dev bench; do
        [ -e ".venv/.has-$wide" ] && { [ "$wanted" != bench ] || [ "$wide" = bench ]; } && wanted=$wide
    done
    sum=$(cat "requirements/$wanted.txt" requirements/uv.txt pyproject.toml | cksum)
    [ "$(cat ".venv/.has-$wanted" 2>/dev/null)" = "$sum" ] && return 0
    install_locked "$wanted"
    rm -f .venv/.has-*
    printf '%s\n' "$sum" >".venv/.has-$wanted"
}

find_chromium() {
    for name in ${CHUNGSUC_CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" 2>/dev/null && return
    done
    return 1
}

# The tests of the pages drive the system's Chromium. Where there is none, install Debian's if we may; else say how.
browser() {
    find_chromium >/dev/null && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo 'Cài Chromium của hệ điều hành cho các phép thử trình duyệt / installing Chromium for the browser tests …' >&2
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
            >/dev/null 2>&1 && find_chromium >/dev/null && return 0
    fi
    missing='Thiếu Chromium / Chromium is missing (Debian: apt install chromium; or set CHUNGSUC_CHROMIUM=/path).'
    [ "${CI:-}" != true ] || fail "$missing"
    printf '%s\n%s\n' "$missing" 'BỎ QUA các phép thử trình duyệt / the browser tests are SKIPPED.' >&2
}
