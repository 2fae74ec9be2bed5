import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';

export type How = 'met' | 'nobody-home' | 'declined' | 'wrong-number';
export type Way = 'home' | 'phone' | 'video' | 'elsewhere';
export const WAYS: readonly Way[] = ['home', 'phone', 'video', 'elsewhere'];
export type State = 'planned' | 'recorded' | 'called-off';

export type Outcome =
  | { how: 'met'; minutes: number; present: number; missed?: string[] }
  | { how: 'nobody-home'; noticeLeft: boolean }
  | { how: 'declined'; reason: string }
  | { how: 'wrong-number' };

export interface Person {
  id: string;
  name: string;
  community: string;
}

export interface Row {
  id: string;
  state: State;
  outcome?: How | null;
  day: string;
  plannedFrom?: string | null;
  minutes?: number | null;
  purpose: string;
  worker: string;
  /** The name of whoever goes along; empty if nobody. */
  second: string;
  way: Way;
  request?: string | null;
  version: number;
  residents: Person[];
}

export interface Colleague {
  account: string;
  name: string;
}

export interface Going {
  way: Way;
  worker: Colleague;
  second?: Colleague | null;
  two: boolean;
}

export interface Observation {
  /** Whose body or needs it is about; missing for what the household shares. */
  whose?: string | null;
  field: string;
  value: string;
  note: string;
}

export interface Written {
  day: string;
  from?: string | null;
  outcome: Outcome;
  words: string;
  observations: Observation[];
  photos: string[];
  signature?: string | null;
}

export interface Detail {
  id: string;
  state: State;
  version: number;
  residents: Person[];
  request?: string | null;
  plannedFor: string;
  plannedFrom?: string | null;
  purpose: string;
  going: Going;
  record?: Written | null;
  callOffReason: string;
}

export interface Field {
  code: string;
  topic: 'body' | 'living' | 'home' | 'needs';
  ofHousehold: boolean;
  label: string;
  choices: { code: string; label: string; needsAttention: boolean }[];
}

export function useVisit(id: string) {
  return useQuery({
    queryKey: ['visits', id],
    queryFn: ({ signal }) => api.get<Detail>(`/api/visits/${id}`, { signal }),
  });
}

/** What to look at; changes once a year, so it is asked once. */
export function useFields() {
  return useQuery({
    queryKey: ['visits', 'fields'],
    queryFn: ({ signal }) => api.get<Field[]>('/api/visits/fields', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function names(people: readonly { name: string }[]): string {
  return people.map((one) => one.name || '…').join('、');
}

/** The word for how it went: by phone nobody is at home or seen. */
export function outcomeKey(how: How, way: Way): How | 'heard' | 'no-answer' {
  if (how === 'met') return way === 'phone' ? 'heard' : 'met';
  return how === 'nobody-home' && (way === 'phone' || way === 'video') ? 'no-answer' : how;
}

interface Worker {
  name: string;
  account?: string | null;
}

/** The staff of a station who sign in; whoever may not see the staff gets nobody. */
export function useColleagues(station: string | undefined) {
  return useQuery({
    queryKey: ['stations', station, 'workers'],
    queryFn: ({ signal }) => api.get<Worker[]>(`/api/stations/${station}/workers`, { signal }),
    enabled: Boolean(station),
    retry: false,
    select: (all): Colleague[] =>
      all.flatMap((one) => (one.account ? [{ account: one.account, name: one.name }] : [])),
  });
}
