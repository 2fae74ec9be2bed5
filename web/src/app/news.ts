import { useEffect, useRef } from 'react';

/** Something happened that an open screen should know. */
export interface News {
  topic: string;
  id: string;
  urgent: boolean;
}

/** Sent to every listener when the line was down: whatever is on the screen may be old. */
export const MISSED: News = { topic: '*', id: '', urgent: false };

const STREAM = '/api/today/stream';
const listeners = new Set<(news: News) => void>();
let source: EventSource | undefined;
let again: ReturnType<typeof setTimeout> | undefined;
let wait = 1000;
let wasDown = false;

function tell(news: News) {
  for (const listener of listeners) listener(news);
}

function open() {
  if (source || listeners.size === 0 || typeof EventSource === 'undefined') return;
  const line = new EventSource(STREAM);
  source = line;
  line.onopen = () => {
    wait = 1000;
    if (wasDown) tell(MISSED);
    wasDown = false;
  };
  line.addEventListener('news', (event) => {
    try {
      tell(JSON.parse((event as MessageEvent<string>).data) as News);
    } catch {
      // a line that cannot be read is no news
    }
  });
  line.onerror = () => {
    wasDown = true;
    line.close();
    source = undefined;
    again = setTimeout(open, wait);
    wait = Math.min(wait * 2, 30_000);
  };
}

function close() {
  clearTimeout(again);
  source?.close();
  source = undefined;
}

/** Hears every piece of news; one line to the server for the whole app, opened again when it breaks. */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    wait = 1000;
    open();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) close();
  };
}

/** `useNews((news) => { if (news.topic === 'requests') … })`; lists whose query key begins with the topic reload by themselves. */
export function useNews(listener: (news: News) => void) {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => onNews((news) => latest.current(news)), []);
}
