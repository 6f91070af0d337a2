"""50 columns of counts of 38 000 communes carried into another geography by pandas, beside `cargo bench -p ctg-benches --bench passage`.

A table of passage is joined on the code and the counts are summed by the new one. The shape is the same: 34 900 communes of today, 3 300 of which the code is no
more. The peer checks nothing: a commune that is not in the table is lost in silence, and one that is split would be counted twice, so that none is split here.

    python3 -m venv target/peers && target/peers/bin/pip install pandas==3.1.1 numpy
    target/peers/bin/python benches/peers/passage.py
"""

import statistics
import time

import numpy
import pandas

TODAY, GONE, COLUMNS, REPEATS = 34_900, 3_300, 50, 21

random = numpy.random.default_rng(7)
codes = numpy.array([f"{1 + n % 95:02d}{1 + n // 95:03d}" for n in range(TODAY + GONE)])
into = numpy.concatenate([codes[:TODAY], random.choice(codes[:TODAY], GONE)])
table = pandas.DataFrame({"old": codes, "new": into})
counts = pandas.DataFrame(random.integers(0, 500, (TODAY + GONE, COLUMNS)), columns=[f"v{n}" for n in range(COLUMNS)])
counts.insert(0, "old", codes)


def converted():
    return counts.merge(table, on="old").drop(columns="old").groupby("new").sum()


def indexed():
    """The join made once, the sum only: the nearest to a route that is kept."""
    return counts.drop(columns="old").groupby(into).sum()


print(f"pandas {pandas.__version__}")
for run in (converted, indexed):
    assert run().to_numpy().sum() == counts.drop(columns="old").to_numpy().sum()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        run()
        times.append(1_000 * (time.perf_counter() - start))
    print(f"{run.__name__}: median {statistics.median(times):.2f} ms, fastest {min(times):.2f} ms")
