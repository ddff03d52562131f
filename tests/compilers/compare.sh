#!/usr/bin/env bash
# The same seed gives the same order with every compiler and level of optimisation.
#   compare.sh HEADERS REFERENCE [COMPILER:LEVEL ...]
# HEADERS: the build tree's folder with segue/detail/segue-inl.hpp; REFERENCE: the program as the tree built it. Each pair
# builds the program once more, header-only, and its output must be the same. Without pairs: g++ and clang++ at -O0 and
# -O3. Exits with 77 where a compiler is missing.
set -euo pipefail
headers=$1
reference=$2
shift 2
(($#)) || set -- g++:-O0 g++:-O3 clang++:-O0 clang++:-O3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$reference" >"$scratch/expected"
for pair in "$@"; do
    compiler=${pair%%:*} level=${pair##*:}
    command -v "$compiler" >/dev/null || { echo "skipped: $compiler is not installed"; exit 77; }
    "$compiler" -std=c++20 "$level" -ffp-contract=off -DSEGUE_HEADER_ONLY -I "$here/../../include" -I "$headers" \
        "$here/orders.cpp" -pthread -o "$scratch/orders"
    "$scratch/orders" >"$scratch/found"
    diff "$scratch/expected" "$scratch/found" >"$scratch/diff" ||
        { echo "$compiler $level finds other orders:"; head -n 20 "$scratch/diff"; exit 1; }
    echo "$compiler $level: the same $(wc -l <"$scratch/found") orders"
done
