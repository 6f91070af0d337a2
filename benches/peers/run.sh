#!/usr/bin/env bash
# Times ctg-geo and its peers on the same contours, one after the other, and prints the ratios. Run fetch.sh once before.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
data=${CTG_GEO_DATA:-$root/target/geo-data}
data=$(cd "$data" && pwd) # benches run in a folder of their own: a relative one would not be found
export CTG_GEO_DATA=$data
said=$data/run.txt

# Compiled first: nothing runs beside what is timed.
cargo bench --quiet --manifest-path "$root/Cargo.toml" -p ctg-benches --bench locate --bench geo --bench network --bench catchment --bench proximity --no-run
{
    cd "$data"
    for script in points.py geo.py duck.py network.py catchment.py proximity.py; do
        venv/bin/python "$here/$script"
    done
    node "$here/web.mjs"
    cargo bench --quiet --manifest-path "$root/Cargo.toml" -p ctg-benches --bench locate --bench geo --bench network --bench catchment --bench proximity -- "$@"
} | tee "$said"

"$data/venv/bin/python" "$here/ratios.py" < "$said"
