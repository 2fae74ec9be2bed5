import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atStation, hear, momentOf, today } from './clock';

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

it('shows a moment by the clock of the station, wherever the screen stands', () => {
  expect(atStation('2026-11-22T16:30:00Z').format('YYYY-MM-DD HH:mm')).toBe('2026-11-23 00:30');
  expect(atStation('2026-11-22T10:30:00-06:00').format('YYYY-MM-DD HH:mm')).toBe('2026-11-23 00:30');
});

it('sends what was chosen as the moment the clock of the station shows it', () => {
  expect(momentOf('2026-11-22T08:05')).toBe('2026-11-22T00:05:00.000Z');
});
