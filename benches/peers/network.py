"""Makes a synthetic road network, the same each time, and times pandana and scipy on it: matrices, and the nearest services of all nodes.

A grid of 160 by 160 nodes about 100 m apart, a tenth of its streets missing; a river crosses it, with three bridges; each tenth row and
column is a road of 90 km/h, the rest are streets of 40. CPU seconds of one thread, median of the runs. The network stays in net_xy.f64,
net_e.u32, net_w.f64 (metres, pairs of nodes, seconds) and net_pois.u32 for benches/benches/network.rs.
"""

import os
import statistics
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

import numpy
import pandana
import pandas
import scipy
import scipy.sparse
from scipy.sparse.csgraph import dijkstra

SIDE = 160
NODES = SIDE * SIDE


def network():
    random = numpy.random.default_rng(9)
    column, row = numpy.meshgrid(numpy.arange(SIDE), numpy.arange(SIDE))
    x = column.ravel() * 100.0 + random.uniform(-30, 30, NODES)
    y = row.ravel() * 100.0 + random.uniform(-30, 30, NODES)
    number = numpy.arange(NODES).reshape(SIDE, SIDE)
    along = numpy.column_stack([number[:, :-1].ravel(), number[:, 1:].ravel()])
    across = numpy.column_stack([number[:-1].ravel(), number[1:].ravel()])
    edges = numpy.vstack([along, across])
    kept = random.uniform(size=len(edges)) < 0.9
    rows, columns = edges // SIDE, edges % SIDE
    river = (rows[:, 0] == SIDE // 2 - 1) & (rows[:, 1] == SIDE // 2)
    bridge = river & numpy.isin(columns[:, 0], [SIDE // 8, SIDE // 2, SIDE * 7 // 8])
    edges = edges[(kept & ~river) | bridge]
    rows, columns = edges // SIDE % 10 == 0, edges % SIDE % 10 == 0
    fast = (rows.all(axis=1)) | (columns.all(axis=1))
    metres = numpy.hypot(x[edges[:, 0]] - x[edges[:, 1]], y[edges[:, 0]] - y[edges[:, 1]])
    seconds = metres * 3.6 / numpy.where(fast, 90, 40)
    services = random.choice(NODES, 1200, replace=False)
    return x, y, edges, seconds, services


def timed(name, runs, answer):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = answer()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1e3:12.1f} ms  ({runs} runs, {min(seconds) * 1e3:.1f} to {max(seconds) * 1e3:.1f})", flush=True)
    return found


x, y, edges, seconds, services = network()
numpy.column_stack([x, y]).astype("<f8").tofile("net_xy.f64")
edges.astype("<u4").tofile("net_e.u32")
seconds.astype("<f8").tofile("net_w.f64")
services.astype("<u4").tofile("net_pois.u32")

print(f"pandana {getattr(pandana, '__version__', '?')}, scipy {scipy.__version__}: {NODES} nodes, {len(edges)} streets")
ends = pandas.Series(edges[:, 0]), pandas.Series(edges[:, 1])
roads = timed(
    "pandana, preprocessing",
    1,
    lambda: pandana.Network(pandas.Series(x), pandas.Series(y), *ends, pandas.DataFrame({"s": seconds}), twoway=True),
)
roads.set_pois("service", 3600, 5, pandas.Series(x[services]), pandas.Series(y[services]))
nearest = timed("pandana, 5 nearest of 1200 services, all nodes", 5, lambda: roads.nearest_pois(3600, "service", num_pois=5))
print(f"    sum {nearest.replace(3600, numpy.nan).sum().sum():.3f} s")
origins, destinations = services[:100], services[100:1100]
pairs = numpy.repeat(origins, len(destinations)), numpy.tile(destinations, len(origins))
table = timed("pandana, 100 by 1000 matrix", 5, lambda: roads.shortest_path_lengths(*pairs))
print(f"    sum {numpy.sum(table):.3f} s")
both = scipy.sparse.csr_matrix(
    (numpy.r_[seconds, seconds], (numpy.r_[edges[:, 0], edges[:, 1]], numpy.r_[edges[:, 1], edges[:, 0]])),
    shape=(NODES, NODES),
)
table = timed("scipy, 100 by 1000 matrix", 3, lambda: dijkstra(both, indices=origins)[:, destinations])
print(f"    sum {table.sum():.3f} s")
