// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));
const cruise = (folder: string) =>
  spawnSync(
    process.execPath,
    [
      `${web}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`,
      'src',
      '--config',
      `${web}/.dependency-cruiser.cjs`,
      '--ts-config',
      `${web}/tsconfig.json`,
    ],
    { cwd: folder, encoding: 'utf8' },
  );

it('a feature that imports another is refused by name', () => {
  const said = cruise(`${web}/build/walls`);
  expect(said.status).not.toBe(0);
  expect(said.stdout).toContain('a-feature-never-imports-another');
  expect(said.stdout).toContain('src/features/visits/reaches-over.sample.ts');
});

it('the features as they are keep to themselves', () => {
  expect(cruise(web).stdout).toContain('no dependency violations found');
});

it('the lock file names no registry', () => {
  const lock = readFileSync(`${web}/package-lock.json`, 'utf8');
  expect(lock).not.toContain('"resolved"');
  expect(lock).not.toMatch(/https?:\/\/[^"]*registry/);
});

it('the lock file holds every optional part of every package, so that a clean install works anywhere', () => {
  type Entry = { optionalDependencies?: Record<string, string> };
  const lock = JSON.parse(readFileSync(`${web}/package-lock.json`, 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const held = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').pop()));
  const wanted = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !held.has(name))).toEqual([]);
});
