import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MISSED, type News, onNews } from './news';

class Line extends EventTarget {
  static readonly open: Line[] = [];
  onopen?: () => void;
  onerror?: () => void;
  closed = false;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Line.open.push(this);
  }
  close() {
    this.closed = true;
  }
  say(data: string) {
    this.dispatchEvent(new MessageEvent('news', { data }));
  }
}

const news: News = { topic: 'requests', id: 'r1', urgent: true };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Line);
  Line.open.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('news', () => {
  it('come over one line for everybody who listens, and end with the last of them', () => {
    const here = vi.fn();
    const there = vi.fn();
    const leaves = [onNews(here), onNews(there)];
    expect(Line.open.map((line) => line.url)).toEqual(['/api/today/stream']);
    Line.open[0]?.say(JSON.stringify(news));
    Line.open[0]?.say('not to be read');
    expect(here.mock.calls).toEqual([[news]]);
    expect(there.mock.calls).toEqual([[news]]);
    for (const leave of leaves) leave();
    expect(Line.open[0]?.closed).toBe(true);
  });

  it('open the line again when it breaks, slower each time, and say that something may be missed', () => {
    const heard = vi.fn();
    const leave = onNews(heard);
    Line.open[0]?.onopen?.();
    expect(heard).not.toHaveBeenCalled();
    Line.open[0]?.onerror?.();
    vi.advanceTimersByTime(1000);
    expect(Line.open).toHaveLength(2);
    Line.open[1]?.onerror?.();
    vi.advanceTimersByTime(1999);
    expect(Line.open).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(Line.open).toHaveLength(3);
    Line.open[2]?.onopen?.();
    expect(heard.mock.calls).toEqual([[MISSED]]);
    leave();
  });
});
