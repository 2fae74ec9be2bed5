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
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now());
}
