"""Times the peers on the contours that benches/benches/geo.rs reads: CPU seconds of one thread, median of the runs, one line each."""

import json
import os
import statistics
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import geopandas
import libpysal
import shapely
from libpysal.graph import Graph

communes = geopandas.read_file("communes.geojson")[["code", "geometry"]]
communes = communes[~communes.geometry.is_empty].reset_index(drop=True)
of_commune = json.load(open("epci_of_commune.json"))
members = communes.assign(epci=communes["code"].map(of_commune))
members = members[members.epci.notna()].reset_index(drop=True)


def timed(name, runs, answer, say):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        value = answer()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1e3:12.1f} ms  ({runs} runs, {min(seconds) * 1e3:.1f} to {max(seconds) * 1e3:.1f})  {say(value)}", flush=True)


def dissolve(method):
    return lambda: members.dissolve("epci", method=method)


def size(zones):
    return f"{len(zones)} zones, {shapely.get_num_coordinates(zones.geometry.values).sum()} positions"


def contiguity(rook):
    return lambda: Graph.build_contiguity(communes, rook=rook)


def pairs(graph):
    return f"{sum(graph.adjacency > 0) // 2} pairs, {len(graph.isolates)} alone"


print(f"geopandas {geopandas.__version__}, shapely {shapely.__version__} (GEOS {shapely.geos_version_string}), libpysal {libpysal.__version__}")
timed("geopandas dissolve, coverage", 5, dissolve("coverage"), size)
timed("geopandas dissolve, unary", 1, dissolve("unary"), size)
timed("libpysal Graph.build_contiguity, queen", 1, contiguity(False), pairs)
timed("libpysal Graph.build_contiguity, rook", 1, contiguity(True), pairs)
# A triangle of (100 m)² at the latitude of the middle of France, in squared degrees.
degrees = 100 / (111_195 * 0.686**0.5)
timed(
    "shapely coverage_simplify, 100 m",
    3,
    lambda: shapely.coverage_simplify(members.geometry.values, degrees),
    lambda found: f"{shapely.get_num_coordinates(found).sum()} positions of {shapely.get_num_coordinates(members.geometry.values).sum()}",
)
