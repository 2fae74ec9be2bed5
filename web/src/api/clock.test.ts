import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hear, today } from './clock';

const answer = (date: string, cache = 'no-cache, no-store') =>
  new Response('{}', { headers: { Date: date, 'Cache-Control': cache } });

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime('2031-05-06T07:08:09Z');
});
afterEach(() => vi.useRealTimers());

describe("the station's day", () => {
  it('is the one the server says, not the one of a clock that is wrong', () => {
    hear(answer('Sun, 22 Nov 2026 03:00:00 GMT'));
    expect(today()).toBe('2026-11-22');
    vi.setSystemTime('2031-05-07T07:08:09Z');
    expect(today()).toBe('2026-11-23');
  });

  it('begins at midnight in China', () => {
    hear(answer('Sun, 22 Nov 2026 15:59:59 GMT'));
    expect(today()).toBe('2026-11-22');
    hear(answer('Sun, 22 Nov 2026 16:00:00 GMT'));
    expect(today()).toBe('2026-11-23');
  });

  it('is not taken from an answer the browser kept', () => {
    hear(answer('Sun, 22 Nov 2026 03:00:00 GMT'));
    hear(answer('Mon, 02 Nov 2026 03:00:00 GMT', 'max-age=86400'));
    expect(today()).toBe('2026-11-22');
  });
});
