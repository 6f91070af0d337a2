"""Makes the places of benches/benches/proximity.rs, the same each time, and times scipy on them.

CPU seconds of one thread, median of the runs. Places are pairs of little-endian doubles, longitude and latitude: origins.f64 (a point of each
commune), fac_200k.f64 and fac_2m.f64 (around points of communes drawn), town_200k.f64 (nine of ten in one town), twins_200k.f64 (each at an
origin). A k-d tree over the unit sphere gives the order of great circles; planar ones do not.
"""

import os
import statistics
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy
import scipy
import scipy.spatial

RADIUS = 6371008.8


def origins():
    import geopandas

    communes = geopandas.read_file("communes.geojson")
    inside = communes[~communes.geometry.is_empty].representative_point()
    return numpy.column_stack([inside.x, inside.y])


def around(count, seed):
    random, at = numpy.random.default_rng(seed), read("origins.f64")
    drawn = at[random.integers(0, len(at), count)]
    y = drawn[:, 1] + random.normal(0, 1200, count) / 111_195
    return numpy.column_stack([drawn[:, 0] + random.normal(0, 1200, count) / (111_195 * numpy.cos(numpy.radians(y))), y])


def town():
    random = numpy.random.default_rng(11)
    near = random.random((200_000, 2)) - 0.5
    far = random.random((200_000, 2))
    is_far = numpy.arange(200_000) % 10 == 0
    return numpy.where(is_far[:, None], [-5.0, 42.0] + far * [14.0, 9.0], [-0.96, 45.94] + near * [0.06, 0.045])


def twins():
    at = read("origins.f64")
    return at[numpy.random.default_rng(12).integers(0, len(at), 200_000)]


def read(name):
    return numpy.fromfile(name, "<f8").reshape(-1, 2)


def sphere(at):
    longitude, latitude = numpy.radians(at).T
    across = numpy.cos(latitude)
    return numpy.column_stack([across * numpy.cos(longitude), across * numpy.sin(longitude), numpy.sin(latitude)])


def timed(name, runs, answer):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = answer()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1e3:12.1f} ms CPU  ({runs} runs, least {min(seconds) * 1e3:.1f})", flush=True)
    return found


MADE = {
    "origins.f64": origins,
    "fac_200k.f64": lambda: around(200_000, 7),
    "fac_2m.f64": lambda: around(2_000_000, 8),
    "town_200k.f64": town,
    "twins_200k.f64": twins,
}
for name, make in MADE.items():
    if not os.path.exists(name):
        make().astype("<f8").tofile(name)

print(f"scipy {scipy.__version__}, numpy {numpy.__version__}; five nearest of each of {len(read('origins.f64'))} origins, conversions counted")
for name in list(MADE)[1:]:
    at, runs = read(name), 3 if "2m" in name else 7
    tree = timed(f"cKDTree build, {name}", runs, lambda: scipy.spatial.cKDTree(sphere(at)))
    timed(f"cKDTree build without balance, {name}", runs, lambda: scipy.spatial.cKDTree(sphere(at), balanced_tree=False, compact_nodes=False))
    asked = {"origins": read("origins.f64")} | ({"the town": at[1:35_000]} if "town" in name else {})
    for who, where in asked.items():
        chord, _ = timed(f"cKDTree query from {who}, {name}", runs, lambda: tree.query(sphere(where), k=5))
        print(f"    sum of distances {(2 * RADIUS * numpy.arcsin(chord / 2)).sum() / 1e3:.6f} km")
