import { useQuery } from '@tanstack/react-query';
import { api, type Page, type Query } from '@/api';
import { language } from '@/app';
import { useT } from './texts';

export type Risk = 'high' | 'key' | 'general';
export type Way = 'home' | 'video' | 'phone' | 'either';
export const STATES = ['missed', 'tried', 'heard', 'seen', 'coming', 'resting'] as const;
export type State = (typeof STATES)[number];

export interface Sum {
  owed: number;
  seen: number;
  heard: number;
  tried: number;
  missed: number;
  late: number;
  coming: number;
  resting: number;
}

export interface Line {
  station: string;
  name: string;
  sum: Sum;
}

export interface Month {
  month: string;
  day: string;
  asKnown: boolean;
  stations: Line[];
  total: Sum;
  forecast: { owed: number; met: number; missing: number; workedDays: number; daysLeft: number } | null;
}

export interface Who {
  resident: string;
  name: string;
  due: string;
  overdue: string | null;
  owner: string;
  state: State;
  reason: '' | 'no-try' | 'nobody-home' | 'no-answer' | 'refused' | 'other-way' | 'no-owner' | 'ended';
  triedOn: string | null;
  tries: number;
  late: boolean;
}

export interface Silent {
  resident: string;
  name: string;
  last: string | null;
  since: string;
  due: string;
  owner: string;
  resting: boolean;
}

export interface SilentCount {
  station: string;
  name: string;
  silent: number;
  resting: number;
}

export interface Rule {
  id: string;
  level: 'installation' | 'district' | 'station';
  county: string | null;
  station: string | null;
  label: string | null;
  risk: Risk | null;
  everyDays: number | null;
  everyMonths: number | null;
  way: Way;
  two: boolean;
  minutes: number;
  from: string;
  to: string | null;
  madeBy: string;
  version: number;
}

export interface Load {
  people: number;
  contacts: number;
  hours: number;
}

export interface RuleCost {
  month: string;
  workingDays: number;
  hoursADay: number;
  stations: {
    station: string;
    name: string;
    workers: number;
    concerned: number;
    now: Load;
    after: Load;
  }[];
}

export interface Caseload {
  owner: string | null;
  name: string;
  here: boolean;
  people: number;
  interim: number;
  weight: number;
  contacts: number;
  hours: number;
}

export interface Owned {
  resident: string;
  name: string;
  owner: string | null;
  ownerName: string;
  interim: boolean;
  due: string;
  risk: Risk;
  everyDays: number | null;
  everyMonths: number | null;
}

export interface OfPerson {
  resident: string;
  name: string;
  station: string;
  now: {
    owner: string | null;
    ownerName: string;
    interim: boolean;
    due: string;
    since: string;
    everyDays: number | null;
    everyMonths: number | null;
    way: Way;
    two: boolean;
    minutes: number;
    risk: Risk;
    lastSeen: string | null;
    lastHeard: string | null;
    lastTried: string | null;
    away: 'hospital' | 'relatives' | 'elsewhere' | null;
    awayFrom: string | null;
    awayTo: string | null;
    serious: boolean;
    version: number;
  } | null;
  rules: Rule[];
  owners: { name: string; from: string; to: string | null; why: string; by: string }[];
  contacts: {
    day: string;
    way: 'home' | 'phone' | 'video' | 'elsewhere';
    result: 'seen' | 'heard' | 'no-answer' | 'refused';
    by: string;
    counts: boolean;
    module: string;
    record: string;
  }[];
}

/** The names of the labels. */
export function useLabels() {
  const { data } = useQuery({
    queryKey: ['residents', 'words'],
    queryFn: ({ signal }) =>
      api.get<{ labels: { code: string; name: string; nameEn: string }[] }>('/api/residents/words', {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = (one: { name: string; nameEn: string }) => (language() === 'en' ? one.nameEn : one.name);
  const all = (data?.labels ?? []).map((one) => ({ value: one.code, label: name(one) }));
  return { all, of: (code: string) => all.find((one) => one.value === code)?.label ?? code };
}

/** 每7天, 每1个月. */
export function useEvery() {
  const t = useT();
  return (one: { everyDays: number | null; everyMonths: number | null }) =>
    [
      one.everyDays ? t('everyDays', { count: one.everyDays }) : '',
      one.everyMonths ? t('everyMonths', { count: one.everyMonths }) : '',
    ]
      .filter(Boolean)
      .join(' / ');
}

export function pageOf<T>(path: string, query: Query, signal: AbortSignal, cursor: string) {
  return api.get<Page<T>>(path, { query: { ...query, ...(cursor ? { cursor } : {}) }, signal });
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
