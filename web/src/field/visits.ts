import { api } from '@/api';

export type Way = 'home' | 'phone' | 'video' | 'elsewhere';
export type How = 'met' | 'nobody-home' | 'declined' | 'wrong-number';
export type Risk = 'high' | 'key' | 'general';

export interface Colleague {
  account: string;
  name: string;
}

export interface Person {
  id: string;
  name: string;
  age?: number | null;
  road: string;
  labels: string[];
  risk: Risk;
  livesAlone: boolean;
}

export interface Stop {
  id: string;
  version: number;
  state: 'planned' | 'recorded' | 'called-off';
  outcome?: How | null;
  plannedFor: string;
  plannedFrom?: string | null;
  going: { way: Way; worker: Colleague; second?: Colleague | null; two: boolean };
  purpose: string;
  people: Person[];
}

export interface Answer {
  field: string;
  value: string;
  day: string;
}

export interface Member {
  person: Person;
  meant: boolean;
  last?: { day: string; by: string } | null;
  answers: Answer[];
}

/** A household on one sheet. */
export interface Sheet {
  visit?: Stop | null;
  station: string;
  road: string;
  members: Member[];
  answers: Answer[];
}

export type Topic = 'body' | 'living' | 'home' | 'needs';

export interface LookAt {
  code: string;
  topic: Topic;
  ofHousehold: boolean;
  label: string;
  choices: { code: string; label: string; needsAttention: boolean }[];
}

export interface Kind {
  code: string;
  nameZh: string;
  nameEn: string;
  offered: boolean;
}

/** Whom the door is opened for: a visit, or somebody nobody had planned to see. */
export type Before = { visit: string } | { resident: string };

export const keyOf = (before: Before) => ('visit' in before ? before.visit : before.resident);

/** The second worker may be anybody of the station who signs in. */
export interface Worker {
  name: string;
  account?: string | null;
}

const kept = new Map<string, Promise<unknown>>();

/** Asked once and kept while the page is open, so that a household opens without a network; a failure is not kept. */
function once<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const key = `${path}?${new URLSearchParams(query)}`;
  const known = kept.get(key) as Promise<T> | undefined;
  if (known) return known;
  const asked = api.get<T>(path, { query });
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

export const ask = {
  day: () => api.get<{ today: string; stops: Stop[] }>('/api/visits/field/day'),
  sheet: (before: Before) => once<Sheet>('/api/visits/field/door', { ...before }),
  lookAt: () => once<LookAt[]>('/api/visits/fields'),
  kinds: () => once<Kind[]>('/api/requests/kinds', { used: 'true' }),
  workers: (station: string) => once<Worker[]>(`/api/stations/${station}/workers`),
};

/** What was kept of a household is out of date once something was written down. */
export function forgetSheets() {
  for (const key of kept.keys()) if (key.startsWith('/api/visits/field/door')) kept.delete(key);
}

export const names = (people: readonly { name: string }[]) => people.map((one) => one.name).join('、');
