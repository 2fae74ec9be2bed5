// Called by Maven: builds the page when its sources changed and lays it into the classes folder of the jar.
// Everything is said on standard error; standard output stays free for the commands' JSON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const said = process.argv[2];
if (!said) {
  console.error('usage: node build/into-jar.mjs OUTDIR');
  process.exit(2);
}
const out = resolve(said);

function run(command, args) {
  const done = spawnSync(command, args, {
    cwd: web,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error(`web: ${command} ${args.join(' ')} failed`);
    process.exit(done.status ?? 1);
  }
}

function files(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path.slice(web.length)).update('\0').update(readFileSync(path));
  return hash.digest('hex');
}

function says(path, text) {
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}

function install() {
  const lock = join(web, 'package-lock.json');
  const stamp = join(web, 'node_modules', '.linli-lock');
  const installed = join(web, 'node_modules', '.package-lock.json');
  const wanted = digest([lock]);
  if (says(stamp, wanted)) return;
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    run('npm', ['ci', '--no-audit', '--no-fund']);
  }
  writeFileSync(stamp, wanted);
}

function build() {
  const dist = join(web, 'dist');
  const stamp = join(dist, '.built');
  const sources = [
    'src',
    'public',
    'index.html',
    'field.html',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ];
  const wanted = digest(sources.flatMap((name) => files(join(web, name))));
  if (says(stamp, wanted)) return;
  run(process.execPath, [join(web, 'node_modules', 'vite', 'bin', 'vite.js'), 'build']);
  for (const path of files(dist)) {
    if (!/\.(js|css|svg)$/.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(bytes));
  }
  writeFileSync(stamp, wanted);
}

function lay() {
  const dist = join(web, 'dist');
  const target = join(out, 'static');
  if (says(join(target, '.built'), readFileSync(join(dist, '.built'), 'utf8'))) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(dist, target, { recursive: true });
}

install();
build();
lay();
const data = join(web, 'build', 'data.mjs');
if (existsSync(data)) {
  const { default: write } = await import(pathToFileURL(data).href);
  await write(out);
}
