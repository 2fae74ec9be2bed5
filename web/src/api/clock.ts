import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** The clock every station goes by, wherever the screen stands; it has no summer time. */
export const ZONE = 'Asia/Shanghai';
const AHEAD_OF_UTC = 8 * 60;

let ahead = 0;

/**
 * The server tells the time with every answer; a phone whose clock is wrong does not know what day it is. Only what
 * comes straight from the server counts, nothing kept by the browser.
 */
export function hear(answer: Response) {
  if (!answer.headers.get('Cache-Control')?.includes('no-store')) return;
  const said = Date.parse(answer.headers.get('Date') ?? '');
  if (!Number.isNaN(said)) ahead = said - Date.now();
}

/** Now by the server's clock. */
export function now(): Date {
  return new Date(Date.now() + ahead);
}

/** The station's day as `2026-11-22`, wherever the screen stands. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(now());
}

/** A moment as the station's clock shows it. */
export function atStation(moment: string | Date): Dayjs {
  return dayjs(moment).utcOffset(AHEAD_OF_UTC);
}

/** The moment at which the station's clock shows `2026-11-22T08:05`. */
export function momentOf(shown: string): string {
  return dayjs.utc(shown).subtract(AHEAD_OF_UTC, 'minute').toISOString();
}
