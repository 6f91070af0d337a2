"""Writes fixtures/golden/projections.json: points of the grid of each official French projection, as PROJ projects them.

    pip install pyproj && python3 benches/peers/projection_golden.py > fixtures/golden/projections.json

The source is the geographic system of the projection itself (RGF93, RGAF09 …): the systems coincide with WGS 84 to some decimetres, and a
projection is no change of datum. The grid is 12 by 12 points on the domain of use that EPSG gives, its corners included.
"""

import json

import pyproj
from pyproj import CRS, Transformer

STEPS = 12


def grid(low, high):
    return [round(low + (high - low) * step / (STEPS - 1), 6) for step in range(STEPS)]


projections = []
for epsg in (2154, 5490, 2972, 2975, 4471, 4467):
    crs = CRS.from_epsg(epsg)
    area = (crs.geodetic_crs if epsg == 2972 else crs).area_of_use  # the law takes 22N for the whole of Guyane, EPSG for its east
    project = Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True)
    points = [[lon, lat, *project.transform(lon, lat)] for lon in grid(area.west, area.east) for lat in grid(area.south, area.north)]
    domain = [area.west, area.south, area.east, area.north]
    projections.append({"epsg": epsg, "name": crs.name, "area": area.name, "domain": domain, "points": points})

versions = {"pyproj": pyproj.__version__, "proj": pyproj.proj_version_str}
head = json.dumps({"peer": "PROJ", "versions": versions, "columns": ["lon", "lat", "x_m", "y_m"]}, ensure_ascii=False)
print(head[:-1] + ', "projections": [')
print(",\n".join(json.dumps(one, ensure_ascii=False) for one in projections))
print("]}")
