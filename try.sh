#!/usr/bin/env bash
# Builds Ratlas, reads the sample papers into a library and searches it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./prepare.sh

cargo build --release --package ratlas
ratlas() { ./target/release/ratlas --library target/demo-library "$@"; }

rm -rf target/demo-library
echo "\$ ratlas ingest corpus-samples/papers"
ratlas ingest corpus-samples/papers
echo
echo "\$ ratlas search Sprachmittlung --limit 3"
ratlas search Sprachmittlung --limit 3
echo
echo "\$ ratlas show A0142/22/1"
ratlas show A0142/22/1
