"""Who can get how much within 30 km: bands of 10, 20 and 30 km with weights 1, 0.68 and 0.22, between all communes and 50,000 services.

Makes the inputs of benches/benches/catchment.rs the same each time: origins.f64 (a point inside each commune), origins_pop.f64, fac_50k.f64
(services drawn by population, 2 km off in each direction) and fac_50k_cap.f64 (1 to 20 each), little-endian doubles. Then times scipy by hand
(with its table of pairs) and, if it is installed, PySAL access given that table. CPU seconds of one thread, median of the runs.
"""

import json
import os
import statistics
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import geopandas
import numpy
import scipy.sparse
import scipy.spatial

REACH = 30_000.0


def inputs():
    if all(os.path.exists(name) for name in ("origins.f64", "origins_pop.f64", "fac_50k.f64", "fac_50k_cap.f64")):
        return
    communes = geopandas.read_file("communes.geojson")
    inside = communes.representative_point()
    seats = numpy.column_stack([inside.x, inside.y])
    known = {row["code"]: row.get("population", 0) for row in json.load(open("communes.json")) if row["type"] == "commune-actuelle"}
    people = numpy.array([max(1, known.get(code, 50) or 1) for code in communes["code"]], float)
    random = numpy.random.default_rng(1)
    drawn = random.choice(len(seats), 50_000, p=people / people.sum())
    east, north = random.normal(0, 2000.0, 50_000), random.normal(0, 2000.0, 50_000)
    y = seats[drawn, 1] + north / 111_195
    x = seats[drawn, 0] + east / (111_195 * numpy.cos(numpy.radians(seats[drawn, 1])))
    seats.astype("<f8").tofile("origins.f64")
    people.astype("<f8").tofile("origins_pop.f64")
    numpy.column_stack([x, y]).astype("<f8").tofile("fac_50k.f64")
    numpy.random.default_rng(4).integers(1, 21, 50_000).astype("<f8").tofile("fac_50k_cap.f64")


def plane(name):
    points = numpy.fromfile(name, "<f8").reshape(-1, 2)
    projected = geopandas.GeoSeries.from_xy(points[:, 0], points[:, 1], crs=4326).to_crs(2154)
    return numpy.column_stack([projected.x, projected.y])


def timed(name, runs, answer):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = answer()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1000:12.1f} ms CPU  ({runs} runs, load {os.getloadavg()[0]:.1f})")
    return found


inputs()
origins, services = plane("origins.f64"), plane("fac_50k.f64")
people, places = numpy.fromfile("origins_pop.f64"), numpy.fromfile("fac_50k_cap.f64")
# Two communes of the file have no contour, and no point in it or around it.
known = numpy.isfinite(origins).all(axis=1)
origins, people = origins[known], people[known]
known = numpy.isfinite(services).all(axis=1)
services, places = services[known], places[known]


def pairs():
    return scipy.spatial.cKDTree(origins).sparse_distance_matrix(scipy.spatial.cKDTree(services), REACH, output_type="ndarray")


def weights(metres):
    return numpy.where(metres <= 10_000, 1.0, numpy.where(metres <= 20_000, 0.68, numpy.where(metres <= 30_000, 0.22, 0.0)))


def by_hand():
    found = pairs()
    table = scipy.sparse.csr_matrix((weights(found["v"]), (found["i"], found["j"])), shape=(len(origins), len(services)))
    demand = table.T @ people
    return table @ numpy.divide(places, demand, out=numpy.zeros_like(demand), where=demand > 0)


access = timed("E2SFCA, scipy by hand, table and both steps", 3, by_hand)
print(f"sum {access.sum():.10f}, demand x access {(access * people).sum():.3f} for a supply of {places.sum():.0f}")

try:
    import pandas
    from access import Access
    from access import weights as decays
except ImportError:
    print("PySAL access is not installed")
else:
    found = pairs()
    cost = pandas.DataFrame({"origin": found["i"], "dest": found["j"], "cost": found["v"]})
    number = lambda values, name: pandas.DataFrame({name: values}, index=pandas.RangeIndex(len(values), name="geoid"))
    world = Access(
        demand_df=number(people, "people"), demand_value="people", supply_df=number(places, "places"), supply_value="places",
        cost_df=cost, cost_origin="origin", cost_dest="dest", cost_name="cost",
    )
    bands = decays.step_fn({10_000: 1, 20_000: 0.68, 30_000: 0.22})
    timed("E2SFCA, PySAL access, given the table", 1, lambda: world.enhanced_two_stage_fca(weight_fn=bands, max_cost=REACH))
