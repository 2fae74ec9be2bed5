import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '@/api';
import { useCommand } from '@/ui';

export const KINDS = ['heat', 'cold', 'storm', 'festival', 'policy', 'epidemic', 'shops', 'other'] as const;
export const UNITS = ['person', 'household', 'place'] as const;
export const RISKS = ['high', 'key', 'general'] as const;
export const STATES = ['open', 'tried', 'done', 'out', 'offered'] as const;

export type Kind = (typeof KINDS)[number];
export type Unit = (typeof UNITS)[number];
export type Risk = (typeof RISKS)[number];
export type TargetState = (typeof STATES)[number];
export type State = 'draft' | 'running' | 'ended' | 'called-off';

export interface Tally {
  done: number;
  tried: number;
  open: number;
  gone: number;
  offered: number;
  unowned: number;
  late: number;
}

export interface Row {
  id: string;
  kind: Kind;
  title: string;
  from: string;
  to: string;
  state: State;
  stationName: string;
  tally: Tally;
}

export interface Part {
  station: string;
  name: string;
  leads: boolean;
  tally: Tally;
  communities: { code: string; name: string; tally: Tally }[];
}

export interface Stock {
  id: string;
  station: string;
  name: string;
  measure: string;
  taken: number;
  given: number;
  returned: number;
  declared: number;
  left: number;
}

export interface Campaign {
  id: string;
  version: number;
  kind: Kind;
  title: string;
  message: string;
  from: string;
  to: string;
  heard: boolean;
  unit: Unit;
  means: {
    labels: string[];
    risks: Risk[];
    communities: string[];
    grids: number;
    ageFrom?: number | null;
    ageTo?: number | null;
    alone: boolean;
  };
  state: State;
  endedOn?: string | null;
  closing: string;
  stationName: string;
  runs: boolean;
  parts: Part[];
  goods: Stock[];
}

export interface Target {
  subject: string;
  sort: Unit;
  resident?: string | null;
  name: string;
  age?: number | null;
  where: string;
  labels: string[];
  risk?: Risk | null;
  station: string;
  region: string;
  community: string;
  owner?: string | null;
  ownerName: string;
  due: string;
  state: TargetState;
  outReason: '' | 'died' | 'moved' | 'merged' | 'by-hand';
  outWords: string;
  reachedOn?: string | null;
  reachedBy: string;
  result: '' | 'seen' | 'heard';
  tries: number;
  lastTry?: string | null;
  version: number;
}

export interface Deed {
  id: string;
  subject?: string | null;
  place: string;
  station: string;
  region: string;
  met: boolean;
  day: string;
  minutes: number;
  heads: number;
  words: string;
  given: string[];
  byName: string;
  revision: number;
}

export const toReach = (tally: Tally) => tally.done + tally.tried + tally.open;

export function sum(parts: readonly { tally: Tally }[]): Tally {
  const all: Tally = { done: 0, tried: 0, open: 0, gone: 0, offered: 0, unowned: 0, late: 0 };
  for (const { tally } of parts)
    for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key];
  return all;
}

export function useCampaign(id: string) {
  return useQuery({
    queryKey: ['campaigns', id],
    queryFn: ({ signal }) => api.get<Campaign>(`/api/campaigns/${id}`, { signal }),
    refetchInterval: 30_000,
  });
}

export interface Word {
  code: string;
  name: string;
  nameEn: string;
}

export function useLabels() {
  const { data } = useQuery({
    queryKey: ['residents-words'],
    queryFn: ({ signal }) => api.get<{ labels: Word[] }>('/api/residents/words', { signal }),
    staleTime: 600_000,
  });
  return data?.labels ?? [];
}

export interface Community {
  code: string;
  name: string;
  station: string;
}

export function useCommunities() {
  const { data } = useQuery({
    queryKey: ['residents-communities'],
    queryFn: ({ signal }) => api.get<Community[]>('/api/residents/communities', { signal }),
    staleTime: 600_000,
  });
  return data ?? [];
}

/** A verb of one campaign; afterwards everything shown of campaigns is read anew. */
export function useVerb<R>(id: string, said: (result: R) => string) {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { send, busy, refusal, forget } = useCommand((command: string, path: string, body: object) =>
    api.post<R>(`/api/campaigns/${id}/${path}`, body, { command }),
  );
  async function act(path: string, body: object) {
    const answer = await send(path, body);
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['campaigns'] }),
      cache.invalidateQueries({ queryKey: ['today'] }),
    ]);
    if (answer) void message.success(said(answer.result));
    return answer !== undefined;
  }
  return { act, busy, refusal, forget };
}
