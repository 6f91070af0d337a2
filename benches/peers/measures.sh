#!/usr/bin/env bash
# Classes, inequality, segregation and spatial statistics at national size, beside the peers, on the same numbers, in one run:
#   python3 -m venv target/peers && target/peers/bin/pip install -r benches/peers/requirements.txt
#   PYTHON=target/peers/bin/python benches/peers/measures.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
export OMP_NUM_THREADS=2

data=target/peers-data
cargo run --quiet --release -p ctg-benches --example measures_data -- "$data"
cargo bench --quiet -p ctg-benches --bench measures "$@" | tee "$data/measures.txt"
"${PYTHON:-python3}" benches/peers/measures.py "$data" < "$data/measures.txt"
