#!/usr/bin/env bash
# Reading beside other engines, in one table: quality, awkward files, time, memory.
#
#   benches/reading.sh PDFBENCH CORPUS [TRUTH]
#
# PDFBENCH is a folder with the measuring scripts (bench.py, engines_py.py, eng_poppler.cc, engines.conf, engines-rs),
# CORPUS one with PDFs: `truth/` (each with a `.gt.json`), and awkward ones in `hostile/` and `expected/`. TRUTH stands in
# for CORPUS/truth, e.g. what corpus-samples/reading/make.py wrote.
#
# Prepares what it needs under target/reading: a Python environment, the wrapper of poppler, the engines in Rust. Needs the
# network the first time. An engine that cannot be prepared is left out, and the table says so. Times want a quiet machine.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { echo "reading: $*" >&2; }
die() { say "$*"; exit 2; }

[ $# -ge 2 ] || die "usage: benches/reading.sh PDFBENCH CORPUS [TRUTH]"
bench=$(realpath -e "$1") || die "no folder \`$1\`"
corpus=$(realpath -e "$2") || die "no folder \`$2\`"
truth=$(realpath -e "${3:-$2/truth}") || die "no folder \`${3:-$2/truth}\` with PDFs and .gt.json files"
[ -f "$bench/bench.py" ] || die "no bench.py in \`$1\`"
for tool in python3 cargo; do
    command -v "$tool" >/dev/null || die "no \`$tool\` on the path"
done

work=$PWD/target/reading
bin=$work/bin
python=$work/venv/bin/python
log=$work/prepare.log
mkdir -p "$bin"
: >"$log"
engines=()
missing=()

# have NAME WHY COMMAND...: takes the engine in, or notes why it is missing.
have() {
    local name=$1 why=$2
    shift 2
    if "$@" >>"$log" 2>&1; then engines+=("$name"); else missing+=("$name: $why (see $log)"); fi
}

prepare_python() {
    [ -x "$python" ] || python3 -m venv "$work/venv"
    "$python" -c "import rapidfuzz, pypdfium2, pymupdf" 2>/dev/null ||
        "$python" -m pip install --quiet rapidfuzz pypdfium2 pymupdf
}

prepare_poppler() {
    [ "$bin/eng_poppler" -nt "$bench/eng_poppler.cc" ] && return
    local include
    for include in "$(pkg-config --variable=includedir poppler 2>/dev/null)/poppler" /usr/include/poppler; do
        g++ -O2 -std=c++17 "$bench/eng_poppler.cc" -o "$bin/eng_poppler" -I"$include" -lpoppler && return
    done
    return 1
}

prepare_ratlas() {
    cargo build --release --package ratlas &&
        cp "${CARGO_TARGET_DIR:-target}/release/ratlas" "$bin/ratlas"
}

prepare_rust() {
    [ -x "$bin/$1" ] || {
        CARGO_TARGET_DIR=$work/engines cargo build --locked --release --features "$2" \
            --manifest-path "$bench/engines-rs/Cargo.toml" --bin "$1" && cp "$work/engines/release/$1" "$bin/"
    }
}

say "preparing, see $log"
prepare_python >>"$log" 2>&1 || die "the Python environment cannot be made (is python3-venv installed?), see $log"
prepare_ratlas >>"$log" 2>&1 || die "ratlas-read does not build, see $log"
engines+=(ratlas)
have poppler "wants g++ and the private headers of poppler (libpoppler-private-dev)" prepare_poppler
have pdfium "wants pypdfium2 from PyPI" "$python" -c "import pypdfium2"
have pymupdf "wants PyMuPDF from PyPI" "$python" -c "import pymupdf"
have hayro-naive "wants the engines in Rust" prepare_rust eng-hayro hayro
have boss "wants the engines in Rust" prepare_rust eng-boss boss

grep -v '^ratlas ' "$bench/engines.conf" >"$work/engines.conf"
echo 'ratlas | batch | {bin}/ratlas text --ocr never' >>"$work/engines.conf"

for note in "${missing[@]:-}"; do
    [ -z "$note" ] || say "left out: $note"
done
exec "$python" benches/reading.py "$bench" "$work" "$truth" "$corpus" "${engines[@]}"
