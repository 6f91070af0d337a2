// Times topojson and mapshaper on the contours that benches/benches/geo.rs reads: CPU of the process (its collector of garbage included), median of
// the runs, one line each. Runs in the folder of the data, where fetch.sh has installed both.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { topology } = require("topojson-server");
const { mergeArcs, neighbors } = require("topojson-client");
const mapshaper = require("mapshaper");

const collection = JSON.parse(readFileSync("communes.geojson", "utf8"));
const epciOf = JSON.parse(readFileSync("epci_of_commune.json", "utf8"));
const features = collection.features.filter((feature) => feature.geometry.coordinates.length > 0);
for (const { properties } of features) properties.epci = epciOf[properties.code] ?? null;
const members = features.filter(({ properties }) => properties.epci !== null);
const asCollection = (features) => ({ type: "FeatureCollection", features });

async function timed(name, runs, input, answer, say) {
    const times = [];
    let value;
    for (let run = 0; run < runs; run++) {
        const given = input();
        const start = process.cpuUsage();
        value = await answer(given);
        const { user, system } = process.cpuUsage(start);
        times.push((user + system) / 1000);
    }
    times.sort((a, b) => a - b);
    const ms = (time) => time.toFixed(1);
    console.log(`${name.padEnd(60)} ${ms(times[runs >> 1]).padStart(12)} ms  (${runs} runs, ${ms(times[0])} to ${ms(times[runs - 1])})  ${say(value)}`);
    return value;
}

// topology() writes into what it is given, so each run gets a copy.
const copy = (features) => () => ({ communes: structuredClone(asCollection(features)) });

function zones(built) {
    const byZone = new Map();
    for (const commune of built.objects.communes.geometries) {
        const zone = commune.properties.epci;
        byZone.set(zone, [...(byZone.get(zone) ?? []), commune]);
    }
    return [...byZone.values()].map((communes) => mergeArcs(built, communes));
}

const pairs = (lists) => `${lists.reduce((sum, list) => sum + list.length, 0)} neighbours of all together`;
console.log(`node ${process.version}, topojson ${require("topojson-server/package.json").version}, mapshaper ${require("mapshaper/package.json").version}`);
const whole = await timed("topojson topology", 3, copy(features), topology, (built) => `${built.arcs.length} arcs`);
await timed("topojson neighbors, topology held", 3, () => whole.objects.communes.geometries, neighbors, pairs);
const held = await timed("topojson topology of the members", 3, copy(members), topology, (built) => `${built.arcs.length} arcs`);
await timed("topojson mergeArcs, topology held", 3, () => held, zones, (merged) => `${merged.length} zones`);

const file = JSON.stringify(asCollection(members));
const run = (commands) => (text) => mapshaper.applyCommands(`-i in.json ${commands}`, { "in.json": text });
const bytes = (files) => `${files["out.json"]?.length ?? 0} bytes written`;
await timed("mapshaper read", 3, () => file, run(""), bytes);
await timed("mapshaper read, dissolve and write", 3, () => file, run("-dissolve epci -o out.json format=geojson"), bytes);
