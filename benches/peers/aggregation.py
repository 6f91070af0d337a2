"""Sums of 50 columns of 35 000 communes into 1 250 groups by polars, beside `cargo bench -p ctg-benches --bench aggregation`.

The data have the same shape: counts under 500, one in fifty missing, groups in no order. polars has neither bounds nor reasons of absence, and
skips what is missing unless told otherwise; `null where a term is null` is the nearest to what we do.

    python3 -m venv target/peers && target/peers/bin/pip install polars==2.1.0 numpy
    POLARS_MAX_THREADS=1 target/peers/bin/python benches/peers/aggregation.py
"""

import os
import statistics
import time

import numpy
import polars

COMMUNES, GROUPS, COLUMNS, REPEATS = 35_000, 1_250, 50, 41

random = numpy.random.default_rng(7)
counts = random.integers(0, 500, (COMMUNES, COLUMNS))
missing = random.random(counts.shape) < 0.02
names = [f"v{column}" for column in range(COLUMNS)]
frame = polars.DataFrame(
    {name: polars.Series(name, counts[:, i]).set(polars.Series(missing[:, i]), None) for i, name in enumerate(names)}
    | {"group": random.integers(0, GROUPS, COMMUNES)}
)
PROPAGATING = [polars.when(polars.col(n).null_count() == 0).then(polars.col(n).sum()).alias(n) for n in names]
RUNS = {
    "null where a term is null": lambda: frame.group_by("group").agg(PROPAGATING),
    "nulls skipped in silence": lambda: frame.group_by("group").sum(),
}

print(f"polars {polars.__version__}, threads {os.environ.get('POLARS_MAX_THREADS', 'all')}")
for name, run in RUNS.items():
    run()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(1_000 * (time.perf_counter() - start))
    print(f"{name}: median {statistics.median(times):.2f} ms, fastest {min(times):.2f} ms")
