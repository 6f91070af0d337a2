"""Times statsmodels, scipy and numpy on the numbers of `cargo bench -p ctg-benches --bench numbers`.

Needs: pip install statsmodels==0.15.0 (scipy 1.17, numpy 2.4 come with it). Run: python benches/peers/intervals.py
"""

import statistics
import time

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

ROWS, STRATA = 35_000, 7
row = np.arange(ROWS, dtype=np.int64)
whole = 100 + row * 7_919 % 20_000
part = whole * (row * 104_729 % 1_001) // 1_000
stratum = np.arange(STRATA, dtype=np.int64)
persons = 10 + (row[:, None] * 7_919 + stratum * 3_571) % 3_000
events = persons * ((row[:, None] * 104_729 + stratum * 1_299_709) % 251) // 1_000
standard = np.array([6_000, 13_000, 7_500, 19_500, 21_000, 12_500, 20_500])


def timed(name, compute, repeats=21):
    compute()
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        compute()
        seconds.append(time.perf_counter() - start)
    print(f"{name:45s} median {1e3 * statistics.median(seconds):9.3f} ms   sum {compute():.12g}")


def proportions(method):
    return lambda: proportion_confint(part, whole, 0.05, method=method)[1].sum()


def byar(x, z):
    low = x * (1 - 1 / (9 * x) - z / (3 * np.sqrt(x))) ** 3
    high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    return low, high


def direct():
    weights = standard / standard.sum()
    rate = (weights * events / persons).sum(axis=1)
    variance = (weights**2 * events / persons**2).sum(axis=1)
    total = events.sum(axis=1)
    low, high = byar(np.maximum(total, 1), stats.norm.ppf(0.975))
    scale = np.sqrt(variance / np.maximum(total, 1))
    return (rate + 0 * (rate + scale * (low - total)) + 0 * (rate + scale * (high - total))).sum()


np.seterr(all="ignore")
timed("wilson 35 000 rows (statsmodels)", proportions("wilson"))
timed("clopper-pearson 35 000 rows (statsmodels)", proportions("beta"))
timed("jeffreys 35 000 rows (statsmodels)", proportions("jeffreys"))
timed("byar 35 000 rows (numpy)", lambda: byar(part, stats.norm.ppf(0.975))[1].sum())
timed("exact poisson 35 000 rows (scipy)", lambda: (stats.gamma.ppf(0.025, part), stats.gamma.ppf(0.975, part + 1))[1].sum())
timed("direct standardisation 35 000 x 7 (numpy)", direct)
timed("rank 35 000 values (scipy)", lambda: stats.rankdata(-part, method="min").sum())
