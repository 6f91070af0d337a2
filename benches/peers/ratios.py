"""Prints how many times ours is faster than each peer, from what run.sh has printed: medians of CPU time.

    python benches/peers/ratios.py < OUTPUT_OF_RUN
"""

import re
import sys

JOIN = ["uniform", "points_1m.f64"], ["inside", "points_in_1m.f64"]
UNITED = ["geopandas dissolve, coverage", "geopandas dissolve, unary", "duckdb ST_CoverageUnion_Agg", "duckdb ST_Union_Agg", "geo unary_union"]
# Ours, as a sum of lines; then each peer, as a sum of lines less others.
PAIRS = [
    *[([f"communes_of, {ours}"], [f"{peer}, {theirs}"]) for ours, theirs in JOIN for peer in ["geopandas sjoin", "shapely STRtree.query", "duckdb ST_Within join"]],
    *[([f"communes_of, {ours}"], [f"rstar and geo, {ours}"]) for ours, _ in JOIN],
    *[([f"communes_of, {ours}", "build"], [f"geopandas sjoin, {theirs}"]) for ours, theirs in JOIN],
    *[(["dissolve, topology held"], [peer]) for peer in [*UNITED, "topojson mergeArcs, topology held"]],
    *[(["dissolve, topology included"], [peer]) for peer in UNITED],
    (["dissolve, topology included"], ["topojson topology of the members", "topojson mergeArcs, topology held"]),
    (["dissolve, topology included"], ["mapshaper read, dissolve and write", "- mapshaper read"]),
    (["queen and rook with lengths, topology included"], ["libpysal Graph.build_contiguity, queen", "libpysal Graph.build_contiguity, rook"]),
    (["queen and rook with lengths, topology included"], ["topojson topology", "topojson neighbors, topology held"]),
    (["simplify, Visvalingam, 100 m, checked"], ["shapely coverage_simplify, 100 m"]),
]

found = {}
for line in sys.stdin:
    match = re.match(r"(\S.*?) {2,}([\d.]+) ms ", line)
    if match:
        found[match[1]] = float(match[2])


def total(names):
    return sum(-found[name[2:]] if name.startswith("- ") else found[name] for name in names)


print(f"{'times':>8}  {'ours, ms':>10} {'peer, ms':>10}  what")
for ours, peer in PAIRS:
    if all(name.removeprefix("- ") in found for name in [*ours, *peer]):
        mine, theirs = total(ours), total(peer)
        print(f"{theirs / mine:8.1f}  {mine:10.1f} {theirs:10.1f}  {' + '.join(ours)}; {' + '.join(peer)}")
