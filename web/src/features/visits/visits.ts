import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';

export type How = 'met' | 'nobody-home' | 'declined';
export type State = 'planned' | 'recorded' | 'called-off';

export type Outcome =
  | { how: 'met'; minutes: number; present: number }
  | { how: 'nobody-home'; noticeLeft: boolean }
  | { how: 'declined'; reason: string };

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
  request?: string | null;
  version: number;
  residents: Person[];
}

export interface Observation {
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
  worker: string;
  record?: Written | null;
  callOffReason: string;
}

export interface Field {
  code: string;
  topic: 'body' | 'living' | 'home' | 'needs';
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

export function names(people: readonly Person[]): string {
  return people.map((one) => one.name || '…').join('、');
}
