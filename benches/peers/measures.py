"""Times the peers on the numbers of the bench of measures, and prints them beside ours.

    python benches/peers/measures.py FOLDER < OUTPUT_OF_CARGO_BENCH

FOLDER holds the columns that `cargo run --example measures_data` wrote; the standard input is what divan printed. Run by `measures.sh`.
"""

import re
import statistics
import sys
import time
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
import numpy as np
import pandas as pd
import esda
import inequality.atkinson
import inequality.gini
import inequality.theil
import jenkspy
import mapclassify
import segregation.singlegroup as single
from libpysal.weights import W

folder = Path(sys.argv[1])
field = np.fromfile(folder / "field.f64")
incomes = np.fromfile(folder / "incomes.f64")
populations = np.fromfile(folder / "populations.i64", dtype=np.int64)
groups = np.fromfile(folder / "groups.i64", dtype=np.int64)
nearest = np.fromfile(folder / "nearest.i64", dtype=np.int64).reshape(len(field), -1)
persons = populations.astype(float)
table = pd.DataFrame({"group": groups, "whole": populations})
weights = W({unit: list(map(int, row)) for unit, row in enumerate(nearest)}, silence_warnings=True)
weights.transform = "r"

# Our bench, what the peer does, how often it is timed. The first call warms up the compiled ones.
PEERS = [
    ("fisher_jenks_k7_of_35_000", "jenkspy.jenks_breaks", lambda: jenkspy.jenks_breaks(field, n_classes=7), 3),
    ("fisher_jenks_k7_of_35_000", "mapclassify.FisherJenks (f32)", lambda: mapclassify.FisherJenks(field, k=7), 3),
    ("fisher_jenks_k7_of_35_000_populations", "jenkspy.jenks_breaks", lambda: jenkspy.jenks_breaks(persons, n_classes=7), 3),
    ("quantile_k7_of_35_000", "mapclassify.Quantiles", lambda: mapclassify.Quantiles(field, k=7), 9),
    ("pretty_k7_of_35_000", "mapclassify.PrettyBreaks", lambda: mapclassify.PrettyBreaks(field, k=7), 9),
    ("head_tail_of_35_000", "mapclassify.HeadTailBreaks", lambda: mapclassify.HeadTailBreaks(persons), 9),
    ("gini_of_1_000_000", "inequality.Gini", lambda: inequality.gini.Gini(incomes), 9),
    ("theil_of_1_000_000", "inequality.Theil", lambda: inequality.theil.Theil(incomes), 3),
    ("atkinson_of_1_000_000", "inequality.Atkinson", lambda: inequality.atkinson.Atkinson(incomes, 1), 5),
    ("dissimilarity_of_35_000", "segregation.Dissim", lambda: single.Dissim(table, "group", "whole"), 9),
    ("isolation_of_35_000", "segregation.Isolation", lambda: single.Isolation(table, "group", "whole"), 9),
    ("entropy_of_35_000", "segregation.Entropy", lambda: single.Entropy(table, "group", "whole"), 9),
    ("segregation_gini_of_35_000", "segregation.Gini", lambda: single.Gini(table, "group", "whole"), 1),
    ("moran_of_35_000", "esda.Moran, no permutation", lambda: esda.Moran(field, weights, permutations=0), 9),
    ("moran_999_permutations_of_35_000 1", "esda.Moran, 999", lambda: esda.Moran(field, weights, permutations=999), 5),
    (
        "local_moran_999_permutations_of_35_000 1",
        "esda.Moran_Local, 999, one job",
        lambda: esda.Moran_Local(field, weights, permutations=999, n_jobs=1, seed=1),
        3,
    ),
    (
        "local_moran_999_permutations_of_35_000 2",
        "esda.Moran_Local, 999, two jobs",
        lambda: esda.Moran_Local(field, weights, permutations=999, n_jobs=2, seed=1),
        3,
    ),
]


def ours(text):
    """The fastest and the median of each bench, in seconds, from what divan prints."""
    units = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}
    found, parent = {}, ""
    for line in text.splitlines():
        match = re.match(r"[│ ]*[├╰]─ (\S+)\s+(.*)", line)
        if not match:
            continue
        name, rest = match.groups()
        times = [float(number) * units[unit] for number, unit in re.findall(r"([\d.]+) (ns|µs|ms|s)\b", rest)]
        nested = line.startswith(("│  ", "   "))
        parent = parent if nested else name
        if len(times) >= 3:
            found[f"{parent} {name}" if nested else name] = (times[0], times[2])
    return found


def timed(call, times):
    call()
    walls, processor = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        call()
        walls.append(time.perf_counter() - wall)
        processor.append(time.process_time() - cpu)
    return min(walls), statistics.median(walls), statistics.median(processor)


found = ours(sys.stdin.read())
print(f"{'bench':42} {'ours, ms':>10} {'median':>10}   {'peer, ms':>10} {'median':>10} {'cpu':>10}   {'ratio':>7} {'of medians':>10}  peer")
for name, peer, call, times in PEERS:
    fastest, median, cpu = timed(call, times)
    mine = found.get(name, (float("nan"), float("nan")))
    numbers = [1e3 * number for number in (*mine, fastest, median, cpu)]
    print(
        f"{name:42} {numbers[0]:10.3f} {numbers[1]:10.3f}   {numbers[2]:10.3f} {numbers[3]:10.3f} {numbers[4]:10.3f}   "
        f"{fastest / mine[0]:7.1f} {median / mine[1]:10.1f}  {peer}",
        flush=True,
    )
