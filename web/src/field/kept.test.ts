import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drafts, outbox, sendWaiting, type Unsent } from './kept';
import { fresh } from './record';

const sheet = { station: 's', road: '', members: [], answers: [] };
const unsent = (command: string, account = 'lin'): Unsent => ({
  command,
  account,
  before: { visit: 'v' },
  who: '罗秀英',
  station: 's',
  letter: { path: '/api/visits/v/record', body: { version: 0 } },
  papers: [],
  values: fresh(sheet, 'v', '2026-11-26'),
  keptAt: 1,
});

const answer = (status: number, body: unknown = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

beforeEach(() => {
  localStorage.clear();
  // biome-ignore lint/suspicious/noDocumentCookie: as the server sets it
  document.cookie = 'XSRF-TOKEN=t';
});
afterEach(() => vi.unstubAllGlobals());

it('is sent under the same command until the server has it', async () => {
  const commands: (string | null)[] = [];
  const fetching = vi
    .fn<typeof fetch>()
    .mockImplementationOnce((_, init) => {
      commands.push(new Headers(init?.headers).get('Linli-Command'));
      return Promise.reject(new TypeError('no network'));
    })
    .mockImplementation((_, init) => {
      commands.push(new Headers(init?.headers).get('Linli-Command'));
      return Promise.resolve(answer(200, { id: 'v', version: 1 }));
    });
  vi.stubGlobal('fetch', fetching);
  outbox.keep(unsent('c1'));
  expect(await sendWaiting('lin')).toBe(0);
  expect(outbox.of('lin')).toHaveLength(1);
  expect(await sendWaiting('lin')).toBe(1);
  expect(outbox.of('lin')).toHaveLength(0);
  expect(commands).toEqual(['c1', 'c1']);
});

it('is kept with the reason when the server says no, and is not sent again by itself', async () => {
  const fetching = vi.fn<typeof fetch>(() =>
    Promise.resolve(answer(409, { code: 'shared.changed-meanwhile', detail: '已被别人改过' })),
  );
  vi.stubGlobal('fetch', fetching);
  outbox.keep(unsent('c2'));
  expect(await sendWaiting('lin')).toBe(0);
  expect(outbox.of('lin')[0]?.no).toBe('已被别人改过');
  await sendWaiting('lin');
  expect(fetching).toHaveBeenCalledTimes(1);
});

it('never sends what somebody else wrote on the same phone', async () => {
  const fetching = vi.fn<typeof fetch>(() => Promise.resolve(answer(200)));
  vi.stubGlobal('fetch', fetching);
  outbox.keep(unsent('c3', 'meng'));
  expect(await sendWaiting('lin')).toBe(0);
  expect(fetching).not.toHaveBeenCalled();
  expect(outbox.of('meng')).toHaveLength(1);
});

it('keeps a draft without its photos when the phone is full', () => {
  const real = Storage.prototype.setItem;
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, key, value) {
    if (value.includes('data:image')) throw new DOMException('full', 'QuotaExceededError');
    real.call(this, key, value);
  });
  const values = { ...fresh(sheet, 'v', '2026-11-26'), words: '夜里睡不好' };
  drafts.keep('lin', 'v', {
    ...values,
    papers: [{ command: 'p', kind: 'photo', data: 'data:image/jpeg;base64,x' }],
  });
  expect(drafts.of('lin', 'v')?.words).toBe('夜里睡不好');
  vi.restoreAllMocks();
});
