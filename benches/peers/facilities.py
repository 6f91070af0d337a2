"""Reads the columns of the file that the bench `facilities` writes, with DuckDB (two threads) and with pandas; medians of five runs.

python facilities.py FILE [CONTOURS]
"""

import statistics
import sys
import time

COLUMNS = ["AN", "DEPCOM", "TYPEQU", "NOMRS", "SIRET", "CAPACITE", "ITINERANCE", "LONGITUDE", "LATITUDE", "QUALITE_XY"]


def timed(name, run, times=5):
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    print(f"{name}: median {statistics.median(seconds):.3f} s, fastest {min(seconds):.3f} s")


def duckdb_table(path):
    import duckdb

    base = duckdb.connect(config={"threads": 2})
    types = {"AN": "SMALLINT", "CAPACITE": "INTEGER", "LONGITUDE": "DOUBLE", "LATITUDE": "DOUBLE"}
    types |= {name: "VARCHAR" for name in COLUMNS if name not in types}
    struct = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in types.items()) + "}"
    source = f"read_csv('{path}', delim=';', header=true, quote='\"', types={struct})"
    base.execute(f"create or replace table bpe as select {', '.join(COLUMNS)} from {source}")
    assert base.execute("select count(*) from bpe").fetchone()[0] == 2_800_000


def pandas_frame(path):
    import pandas

    kinds = {name: "string" for name in COLUMNS} | {"AN": "int16", "CAPACITE": "Int32", "LONGITUDE": "float64", "LATITUDE": "float64"}
    frame = pandas.read_csv(path, sep=";", usecols=COLUMNS, dtype=kinds)
    assert len(frame) == 2_800_000


def geopandas_frame(path):
    import geopandas

    assert len(geopandas.read_file(path)) > 30_000


if __name__ == "__main__":
    timed("duckdb read_csv, 2 threads", lambda: duckdb_table(sys.argv[1]))
    timed("pandas read_csv", lambda: pandas_frame(sys.argv[1]), 3)
    if len(sys.argv) > 2:
        timed("geopandas read_file", lambda: geopandas_frame(sys.argv[2]), 3)
