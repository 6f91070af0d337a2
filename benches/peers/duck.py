"""Times duckdb with its spatial extension, one thread: points in communes, communes united by EPCI. Geometries are in a table beforehand."""

import json
import statistics
import time

import duckdb
import numpy
import pandas
from duckdb_extensions import import_extension

connection = duckdb.connect()
connection.execute("SET threads = 1")
import_extension("spatial")
connection.execute("LOAD spatial")
of_commune = json.load(open("epci_of_commune.json"))
features = json.load(open("communes.geojson"))["features"]
communes = pandas.DataFrame(
    [(f["properties"]["code"], of_commune.get(f["properties"]["code"]), json.dumps(f["geometry"])) for f in features if f["geometry"]["coordinates"]],
    columns=["code", "epci", "geometry"],
)
connection.execute("CREATE TABLE communes AS SELECT code, epci, ST_GeomFromGeoJSON(geometry) AS geometry FROM communes")


def timed(name, runs, query):
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        found = connection.execute(query).fetchall()
        seconds.append(time.process_time() - start)
    print(f"{name:60} {statistics.median(seconds) * 1e3:12.1f} ms  ({runs} runs, {min(seconds) * 1e3:.1f} to {max(seconds) * 1e3:.1f})  {found[0]}", flush=True)


print(f"duckdb {duckdb.__version__}, spatial")
for name in ["points_1m.f64", "points_in_1m.f64"]:
    x, y = numpy.fromfile(name, "<f8").reshape(-1, 2).T
    drawn = pandas.DataFrame({"x": x, "y": y})
    connection.execute("CREATE OR REPLACE TABLE points AS SELECT ST_Point(x, y) AS point FROM drawn")
    timed(f"duckdb ST_Within join, {name}", 3, "SELECT count(*), count(DISTINCT code) FROM points JOIN communes ON ST_Within(point, geometry)")
united = "SELECT count(*), sum(ST_NPoints(zone)) FROM (SELECT {}(geometry) AS zone FROM communes WHERE epci IS NOT NULL GROUP BY epci)"
timed("duckdb ST_CoverageUnion_Agg", 5, united.format("ST_CoverageUnion_Agg"))
timed("duckdb ST_Union_Agg", 1, united.format("ST_Union_Agg"))
