import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api, newId, Refused, whenSignedOut } from '.';

type Answer = Response | Error;

const asked: { url: string; init: RequestInit; headers: Record<string, string> }[] = [];
let answers: Answer[] = [];

function says(status: number, body?: unknown): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status });
}

beforeEach(() => {
  asked.length = 0;
  answers = [];
  // biome-ignore lint/suspicious/noDocumentCookie: this is how the server's token stands in a browser
  document.cookie = 'XSRF-TOKEN=token-1; path=/';
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ url, init, headers: init.headers as Record<string, string> });
    const next = answers.shift() ?? new Error('nobody answers');
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  whenSignedOut(undefined);
});

async function refusalOf(act: Promise<unknown>): Promise<Refused> {
  const no = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(no).toBeInstanceOf(Refused);
  return no as Refused;
}

describe('the client', () => {
  it('gives every command an id of its own, made of time', async () => {
    answers = [says(200, {}), says(200, {})];
    await api.post('/api/visits', {});
    await api.post('/api/visits', {});
    const ids = asked.map((one) => one.headers['Linli-Command'] ?? '');
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect([...ids].sort()).toEqual(ids);
  });

  it('uses the id the caller gives, so that a retry is the same command', async () => {
    const command = newId();
    answers = [new TypeError('cut'), says(200, { id: 'v1' })];
    const no = await refusalOf(api.post('/api/visits', {}, { command }));
    expect(no.code).toBe('network');
    expect(no.unsure).toBe(true);
    await api.post('/api/visits', {}, { command });
    expect(asked.map((one) => one.headers['Linli-Command'])).toEqual([command, command]);
  });

  it('sends no command id and no token when it only reads', async () => {
    answers = [says(200, { items: [] })];
    await api.get('/api/visits', { query: { q: '王 梅', state: ['due', 'overdue'], none: undefined } });
    expect(asked[0]?.url).toBe('/api/visits?q=%E7%8E%8B+%E6%A2%85&state=due&state=overdue');
    expect(asked[0]?.headers).not.toHaveProperty('Linli-Command');
    expect(asked[0]?.headers).not.toHaveProperty('X-XSRF-TOKEN');
  });

  it('carries the token of the cookie, and fetches one first when there is none', async () => {
    answers = [says(200, {})];
    await api.post('/api/visits', {});
    expect(asked[0]?.headers['X-XSRF-TOKEN']).toBe('token-1');
    // biome-ignore lint/suspicious/noDocumentCookie: taken away again
    document.cookie = 'XSRF-TOKEN=; path=/; max-age=0';
    answers = [says(200, {}), says(200, {})];
    await api.post('/api/visits', {});
    expect(asked.map((one) => one.url)).toEqual(['/api/visits', '/api/access/door', '/api/visits']);
  });

  it('renews a stale token once and sends the same command again', async () => {
    const stale = () => says(403, { code: 'access.token-stale' });
    answers = [stale(), says(200, {}), says(200, { id: 'v1' })];
    expect(await api.post('/api/visits', {})).toEqual({ id: 'v1' });
    expect(asked.map((one) => one.url)).toEqual(['/api/visits', '/api/access/door', '/api/visits']);
    expect(asked[2]?.headers['Linli-Command']).toBe(asked[0]?.headers['Linli-Command']);
    answers = [stale(), says(200, {}), stale()];
    expect((await refusalOf(api.post('/api/visits', {}))).code).toBe('access.token-stale');
  });

  it('reads problem details as a named no', async () => {
    const errors = [{ field: 'phone', code: 'residents.phone-invalid', detail: '电话少一位' }];
    answers = [
      says(409, {
        code: 'shared.changed-meanwhile',
        detail: '刚才有人改过',
        errors,
        current: { version: 4 },
      }),
    ];
    const no = await refusalOf(api.put('/api/residents/1', {}));
    expect(no).toMatchObject({
      status: 409,
      code: 'shared.changed-meanwhile',
      detail: '刚才有人改过',
      errors,
    });
    expect(no.conflict).toBe(true);
    expect(no.unsure).toBe(false);
    expect(no.current).toEqual({ version: 4 });
  });

  it('gives a no without problem details a code as well', async () => {
    answers = [new Response('<html>Bad gateway</html>', { status: 502 })];
    const no = await refusalOf(api.post('/api/visits', {}));
    expect(no.code).toBe('http.502');
    expect(no.unsure).toBe(true);
  });

  it('asks to sign in when the session has ended, and goes on with the same command', async () => {
    const asks = vi.fn(() => Promise.resolve());
    whenSignedOut(asks);
    answers = [says(401, { code: 'access.not-signed-in' }), says(200, { id: 'v1' })];
    expect(await api.post('/api/visits', { words: '都好' })).toEqual({ id: 'v1' });
    expect(asks).toHaveBeenCalledTimes(1);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.headers['Linli-Command']).toBe(asked[0]?.headers['Linli-Command']);
    expect(asked[1]?.init.body).toBe('{"words":"都好"}');
  });

  it('asks only once when several calls meet the ended session together', async () => {
    let enter = () => {};
    const asks = vi.fn(() => new Promise<void>((yes) => (enter = yes)));
    whenSignedOut(asks);
    answers = [says(401), says(401), says(200, 1), says(200, 2)];
    const both = Promise.all([api.get('/api/today'), api.get('/api/visits')]);
    await vi.waitFor(() => expect(asks).toHaveBeenCalled());
    await new Promise((later) => setTimeout(later, 10));
    enter();
    expect(await both).toEqual([1, 2]);
    expect(asks).toHaveBeenCalledTimes(1);
  });

  it('says so when the person does not sign in again', async () => {
    whenSignedOut(() => Promise.reject(new Error('closed')));
    answers = [says(401, { code: 'access.not-signed-in', detail: '请先登录' })];
    expect((await refusalOf(api.post('/api/visits', {}))).code).toBe('access.not-signed-in');
  });

  it('takes a wrong password as a no, not as an ended session', async () => {
    const asks = vi.fn(() => Promise.resolve());
    whenSignedOut(asks);
    answers = [says(401, { code: 'access.wrong-password', detail: '密码不对' })];
    expect((await refusalOf(api.post('/api/access/session', {}))).detail).toBe('密码不对');
    expect(asks).not.toHaveBeenCalled();
  });
});
