// @vitest-environment node
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const web = fileURLToPath(new URL('..', import.meta.url));

it("the page's types are those of api/openapi.json; when stale: npm run api", () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-api-'));
  try {
    const fresh = join(folder, 'schema.d.ts');
    const made = spawnSync(
      process.execPath,
      [`${web}/node_modules/openapi-typescript/bin/cli.js`, '../api/openapi.json', '-o', fresh],
      { cwd: web, encoding: 'utf8' },
    );
    expect(made.status, made.stderr).toBe(0);
    const same = readFileSync(fresh, 'utf8') === readFileSync(`${web}/src/api/schema.d.ts`, 'utf8');
    expect(same, 'web/src/api/schema.d.ts is stale: npm run api').toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
