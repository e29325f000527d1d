# Sourced by try.sh and check.sh: makes sure that a fresh Debian machine can build Ratlas.
#
# Rust comes from rustup or from the image. The only thing beside it is a C compiler: SQLite and
# zstd are built from the C sources their packages bring along. It is installed if there is none.
# check.sh also needs a C++ compiler, for the engine of the fuzzer.

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "cannot run \`$*\`: neither root nor sudo"
        return 1
    fi
}

if ! command -v cc >/dev/null; then
    say "no C compiler: installing gcc and the C headers with apt-get"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends gcc libc6-dev
fi

if ! command -v cargo >/dev/null; then
    say "no cargo: install Rust with rustup, see https://rustup.rs"
    exit 127
fi
