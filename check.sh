#!/usr/bin/env bash
# Runs what a change must pass: format, lints, tests, tidiness, documentation, golden files, scores.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. ./prepare.sh

if ! command -v c++ >/dev/null; then
    say "no C++ compiler: installing g++ with apt-get"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends g++ libc6-dev
fi

# The pages are tested in a browser, by programs for Node.
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
    say "no ${missing[*]}: installing with apt-get"
    as_root apt-get update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
fi

# A minimal toolchain comes without these two.
for tool in rustfmt clippy; do
    if ! cargo "${tool#rust}" --version >/dev/null 2>&1; then
        say "no $tool: adding it with rustup"
        rustup component add "$tool"
    fi
done

exec cargo run --package xtask -- ci "$@"
