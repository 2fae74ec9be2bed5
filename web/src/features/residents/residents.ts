import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';
import { useLanguage } from '@/app';
import type { Choice } from '@/ui';

export type Risk = 'high' | 'key' | 'general';

export interface Card {
  id: string;
  name: string;
  sex: number;
  birth: string | null;
  age: number | null;
  station: string;
  community: string;
  grid: string | null;
  road: string;
  labels: string[];
  risk: Risk;
  livesAlone: boolean;
  deceased: boolean;
  moved: boolean;
  mergedInto: string | null;
}

export interface Row {
  card: Card;
  communityName: string;
  identity: string | null;
  phone: string | null;
}

export interface Label {
  id: string;
  version: number;
  kind: string;
  from: string;
  to: string | null;
  evidence: string;
  by: string;
}

export interface Kin {
  id: string;
  version: number;
  name: string;
  relation: string;
  phone: string | null;
  emergency: boolean;
  note: string;
}

export interface Consent {
  id: string;
  version: number;
  what: string;
  way: string;
  given: string;
  until: string | null;
  withdrawn: string | null;
  by: string;
  note: string;
}

export interface Member {
  id: string;
  name: string;
  age: number | null;
  relation: string;
  head: boolean;
}

/** Away from home for a while. */
export interface Away {
  where: 'hospital' | 'relatives' | 'elsewhere';
  from: string;
  to: string | null;
}

export interface Person {
  id: string;
  version: number;
  station: string;
  stationName: string;
  name: string;
  formerNames: string[];
  sex: number;
  birth: string | null;
  age: number | null;
  ethnicity: string;
  languages: string;
  identity: string | null;
  phone: string | null;
  otherPhone: string | null;
  community: string;
  communityName: string;
  grid: string | null;
  road: string;
  door: string | null;
  separation: string;
  registeredRegion: string | null;
  registeredHome: string | null;
  marital: number;
  arrangement: string;
  disabilityKind: number | null;
  disabilityLevel: number | null;
  disabilityCard: string | null;
  health: string | null;
  allergies: string | null;
  notes: string | null;
  responsible: string;
  risk: Risk;
  labels: Label[];
  kin: Kin[];
  consents: Consent[];
  household: string | null;
  members: Member[];
  died: string | null;
  moved: string | null;
  movedWhere: string;
  away: Away | null;
  mergedInto: string | null;
  mergedFrom: { id: string; name: string; at: string; by: string; why: string }[];
  entered: string;
  enteredBy: string;
  changed: string;
}

export interface Household {
  id: string;
  version: number;
  head: string;
  communityName: string;
  road: string;
  door: string | null;
  note: string;
  members: Member[];
}

export interface Entry {
  module: string;
  record: string;
  at: string;
  day: string;
  what: string;
  title: string;
  by: string;
}

export interface Match {
  person: Card;
  why: string[];
}

export interface LooksLike {
  matches: Match[];
  elsewhere: { station: string; name: string }[];
}

interface Word {
  code: string;
  name: string;
  nameEn: string;
}

export interface Community {
  station: string;
  code: string;
  name: string;
}

export interface Changed {
  id: string;
  version: number;
}

const LONG = 600_000;

/** The words of the lists, in the language of the screen. */
export function useWords() {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['residents-words'],
    queryFn: ({ signal }) =>
      api.get<{ labels: Word[]; relations: Word[] }>('/api/residents/words', { signal }),
    staleTime: LONG,
  });
  const name = (word: Word) => (language === 'en' ? word.nameEn : word.name);
  const options = (words: Word[] = []) => words.map((word) => ({ value: word.code, label: name(word) }));
  const say = (words: Word[] = [], code: string) => {
    const found = words.find((word) => word.code === code);
    return found ? name(found) : code;
  };
  return {
    labels: options(data?.labels),
    relations: options(data?.relations),
    label: (code: string) => say(data?.labels, code),
    relation: (code: string) => say(data?.relations, code),
  };
}

export function useCommunities() {
  const { data = [] } = useQuery({
    queryKey: ['residents-communities'],
    queryFn: ({ signal }) => api.get<Community[]>('/api/residents/communities', { signal }),
    staleTime: LONG,
  });
  return data;
}

export function useGrids(community: string | undefined) {
  const { data = [] } = useQuery({
    queryKey: ['places', 'grids', community],
    queryFn: ({ signal }) =>
      api.get<{ id: string; name: string; leaderName: string }[]>('/api/places/grids', {
        query: { within: community },
        signal,
      }),
    enabled: Boolean(community),
    staleTime: LONG,
  });
  return data.map((grid) => ({
    value: grid.id,
    label: grid.leaderName ? `${grid.name} · ${grid.leaderName}` : grid.name,
  }));
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['residents', id],
    queryFn: ({ signal }) => api.get<Person>(`/api/residents/${id}`, { signal }),
    enabled: Boolean(id),
  });
}

export async function show(id: string, field: string, purpose: string, of?: string): Promise<string> {
  const shown = await api.post<{ text: string }>(`/api/residents/${id}/show`, { field, purpose, of });
  return shown.text;
}

/** For pickers: a few letters, a name, a number. */
export async function lookForPeople(words: string, signal: AbortSignal): Promise<Choice[]> {
  const found = await api.post<Card[]>('/api/residents/search', { text: words, limit: 12 }, { signal });
  return found.map((one) => ({
    id: one.id,
    name: one.name,
    detail: [one.age === null ? '' : String(one.age), one.road].filter(Boolean).join(' · '),
  }));
}
