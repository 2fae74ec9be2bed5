import { useSyncExternalStore } from 'react';
import { api, Refused } from '@/api';
import type { Letter, Paper, Values } from './record';
import { withPapers } from './record';
import type { Before } from './visits';

// What is written lies on this phone until the server has it: drafts by household, and what waits to be sent.

const DRAFT = 'linli.field.draft.';
const OUT = 'linli.field.out.';

/** A record on its way; sent again under the same command, it has no second effect. */
export interface Unsent {
  command: string;
  account: string;
  before: Before;
  who: string;
  station: string;
  letter: Letter;
  papers: Paper[];
  values: Values;
  keptAt: number;
  /** Why the server said no; then a person must look at it. */
  no?: string;
}

const listeners = new Set<() => void>();
let version = 0;

function tell() {
  version++;
  for (const one of listeners) one();
}

window.addEventListener('storage', tell);

function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export const drafts = {
  of: (account: string, key: string) => read<Values>(`${DRAFT}${account}.${key}`),
  keep(account: string, key: string, values: Values) {
    // the phone is full: what was tapped is kept without its photos
    if (!write(`${DRAFT}${account}.${key}`, values))
      write(`${DRAFT}${account}.${key}`, { ...values, papers: values.papers.filter((one) => one.id) });
    tell();
  },
  drop(account: string, key: string) {
    localStorage.removeItem(`${DRAFT}${account}.${key}`);
    tell();
  },
  has: (account: string, key: string) => localStorage.getItem(`${DRAFT}${account}.${key}`) !== null,
};

export const outbox = {
  of: (account: string): Unsent[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(`${OUT}${account}.`))
      .map((key) => read<Unsent>(key))
      .filter((one) => one !== undefined)
      .sort((one, other) => one.keptAt - other.keptAt),
  keep(one: Unsent): boolean {
    const done = write(`${OUT}${one.account}.${one.command}`, one);
    tell();
    return done;
  },
  drop(one: Unsent) {
    localStorage.removeItem(`${OUT}${one.account}.${one.command}`);
    tell();
  },
};

/** Draws anew whenever something is kept or dropped, here or in another tab. */
export function useKept() {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => version,
  );
}

async function store(paper: Paper, station: string): Promise<Paper> {
  if (paper.id) return paper;
  const [head = '', data = ''] = paper.data.split(',');
  const type = /data:([^;]+)/.exec(head)?.[1] ?? 'image/jpeg';
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const form = new FormData();
  form.append('file', new Blob([bytes], { type }), `${paper.kind}.${type === 'image/png' ? 'png' : 'jpg'}`);
  const stored = await api.post<{ id: string }>('/api/documents/papers', form, {
    query: { station },
    command: paper.command,
  });
  return { ...paper, id: stored.id };
}

/** Sends one record; a no of the server is thrown, and so is a lost network. */
export async function send(one: Unsent): Promise<void> {
  const papers: Paper[] = [];
  for (const paper of one.papers) papers.push(await store(paper, one.station));
  await api.post(one.letter.path, withPapers(one.letter.body, papers), { command: one.command });
}

/** Whether it may be sent again by itself later: the network, the server in trouble, or nobody signed in. */
export const later = (no: unknown) => no instanceof Refused && (no.unsure || no.status === 401);

let going: Promise<number> | undefined;

/** Sends what waits, one after the other; answers how many arrived. Two callers at once are one. */
export function sendWaiting(account: string): Promise<number> {
  going ??= walk(account).finally(() => {
    going = undefined;
  });
  return going;
}

async function walk(account: string): Promise<number> {
  let arrived = 0;
  for (const one of outbox.of(account).filter((waiting) => !waiting.no)) {
    try {
      await send(one);
      outbox.drop(one);
      arrived++;
    } catch (no) {
      if (later(no)) break;
      outbox.keep({ ...one, no: no instanceof Refused ? no.detail : String(no) });
    }
  }
  return arrived;
}
