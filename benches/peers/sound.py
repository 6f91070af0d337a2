"""Writes epci_of_commune.json: the EPCI of each commune, without the EPCI that GEOS cannot unite.

The contours are no perfect coverage: GEOS finds communes whose borders do not match their neighbour's, and its coverage union may refuse
the whole. Those EPCI are left out, so that every peer gets the same input and gives an answer.
"""

import json

import geopandas
import shapely

communes = geopandas.read_file("communes.geojson")
communes = communes[~communes.geometry.is_empty]
invalid = ~shapely.is_empty(shapely.coverage_invalid_edges(communes.geometry.values))
print(f"{len(communes)} communes, {invalid.sum()} with a border that does not match")
members = {member["code"]: epci["code"] for epci in json.load(open("epci.json")) for member in epci["membres"]}
refused = {members.get(code) for code in communes["code"][invalid]}
kept = {code: members[code] for code in communes["code"] if code in members and members[code] not in refused}
json.dump(kept, open("epci_of_commune.json", "w"))
print(f"{len(set(kept.values()))} EPCI of {len(kept)} communes kept, {len(refused - {None})} EPCI left out")
