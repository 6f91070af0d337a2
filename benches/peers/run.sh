#!/usr/bin/env bash
# Times ctg-geo and its peers on the same contours, one after the other. Run fetch.sh once before.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export CTG_GEO_DATA=${CTG_GEO_DATA:-$(cd "$here/../../target" && pwd)/geo-data}
(cd "$CTG_GEO_DATA" && for peer in points geo network catchment; do venv/bin/python "$here/$peer.py"; done)
cargo bench --manifest-path "$here/../Cargo.toml" --bench locate --bench geo --bench network --bench catchment
