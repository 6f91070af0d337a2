"""Makes a million points all over metropolitan France and a million inside its communes, the same each time, and times geopandas on them.

CPU seconds of one thread, median of the runs. The points stay in points_1m.f64 and points_in_1m.f64 (pairs of little-endian doubles) for
benches/benches/locate.rs.
"""

import os
import statistics
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import geopandas
import numpy
import shapely

communes = geopandas.read_file("communes.geojson")[["code", "geometry"]]
communes = communes[~communes.geometry.is_empty].reset_index(drop=True)


def uniform():
    random = numpy.random.default_rng(42)
    west, south, east, north = communes.total_bounds
    return numpy.column_stack([random.uniform(west, east, 1_000_000), random.uniform(south, north, 1_000_000)])


def inside():
    """Around a point of each commune drawn, 1.2 km off in the mean square, kept if some commune holds it."""
    random = numpy.random.default_rng(5)
    drawn = communes.representative_point()[random.integers(0, len(communes), 1_600_000)]
    x, y = drawn.x.to_numpy(), drawn.y.to_numpy()
    y = y + random.normal(0, 1200, len(y)) / 111_195
    x = x + random.normal(0, 1200, len(x)) / (111_195 * numpy.cos(numpy.radians(y)))
    held = numpy.unique(shapely.STRtree(communes.geometry.values).query(shapely.points(x, y), predicate="within")[0])
    return numpy.column_stack([x, y])[held[:1_000_000]]


def points(name, make):
    if not os.path.exists(name):
        make().astype("<f8").tofile(name)
    return numpy.fromfile(name, "<f8").reshape(-1, 2)


def timed(name, runs, answer, say):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = answer()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1e3:12.1f} ms  ({runs} runs, {min(seconds) * 1e3:.1f} to {max(seconds) * 1e3:.1f})  {say(found)} in a commune", flush=True)


print(f"geopandas {geopandas.__version__}, shapely {shapely.__version__} (GEOS {shapely.geos_version_string})")
tree = shapely.STRtree(communes.geometry.values)
for name, make in [("points_1m.f64", uniform), ("points_in_1m.f64", inside)]:
    xy = points(name, make)
    frame = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(xy[:, 0], xy[:, 1]), crs=communes.crs)
    timed(f"geopandas sjoin, {name}", 5, lambda: geopandas.sjoin(frame, communes, how="left", predicate="within"), lambda found: found["code"].notna().sum())
    places = frame.geometry.values
    timed(f"shapely STRtree.query, {name}", 3, lambda: tree.query(places, predicate="within"), lambda found: found.shape[1])
