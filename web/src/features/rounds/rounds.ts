import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, atStation, today } from '@/api';
import { useAddress, useSession } from '@/app';
import type { T } from './texts';

export interface Spot {
  lon: number;
  lat: number;
}

export interface Reason {
  code: string;
  with: Record<string, string>;
}

export interface Person {
  id: string;
  name: string;
  age?: number | null;
  road: string;
  alone: boolean;
}

/** Times are minutes from midnight. */
export interface Visit {
  call: string;
  visit?: string | null;
  people: Person[];
  community: string;
  way: string;
  spot?: Spot | null;
  rough: boolean;
  purpose: string;
  starts: number;
  minutes: number;
  onTheWay: number;
  promised?: number | null;
  two: boolean;
  needs: string[];
  pinned: boolean;
  done: boolean;
  why: Reason[];
}

export interface Row {
  worker: string;
  name: string;
  me: boolean;
  bike: boolean;
  from: number;
  until: number;
  withPeople: number;
  onTheWay: number;
  back: number;
  visits: Visit[];
}

export interface When {
  workers: string[];
  names: string;
  starts: number;
}

export interface Change {
  call: string;
  people: string;
  before?: When | null;
  now?: When | null;
}

export interface Changes {
  moved: Change[];
  added: Change[];
  dropped: Change[];
  others: number;
  othersMoved: number;
}

export interface Place {
  code: string;
  name: string;
  spot?: Spot | null;
}

export interface Plan {
  id: string;
  state: 'solving' | 'draft' | 'accepted';
  version: number;
  made: string;
  madeBy: string;
  accepted?: string | null;
  acceptedBy: string;
  progress: number;
  home?: Spot | null;
  rows: Row[];
  out: Visit[];
  communities: Place[];
  beyond: number;
  difference?: Changes | null;
}

export interface Staff {
  id: string;
  name: string;
  account: boolean;
  onDuty: boolean;
}

export interface Day {
  station: string;
  name: string;
  day: string;
  mayPlan: boolean;
  staff: Staff[];
  accepted?: Plan | null;
  draft?: Plan | null;
  failed: boolean;
}

export interface Way {
  a: string;
  b: string;
  minutes: number;
}

export interface Terms {
  between: number;
  within: number;
  detour: number;
  lunchFrom: number;
  lunchUntil: number;
  lunch: number;
  promise: number;
  doorsFrom: number;
  doorsUntil: number;
  visit: number;
  phone: number;
  check: number;
  member: number;
  ahead: number;
  ways: Way[];
  home?: Spot | null;
}

export interface Ability {
  worker: string;
  version: number;
  sex: number;
  languages: string[];
  bike: boolean;
}

export interface WorkerLine {
  id: string;
  name: string;
  licence?: string | null;
  licenceExpires?: string | null;
  ability: Ability;
}

export interface Settings {
  version: number;
  terms: Terms;
  communities: Place[];
  workers: WorkerLine[];
  tiles: string;
}

/** The station and the day the page is about, as the address says; the first station and today without words. */
export function useWhere() {
  const session = useSession();
  const [address, go] = useAddress();
  const station = address.station ?? session.stations[0]?.id ?? '';
  return { station, stations: session.stations, day: address.day ?? today(), address, go };
}

const SOON = 1_000;

/** A day; asked again every second while a plan is being worked out. */
export function useDay(station: string, day: string) {
  return useQuery({
    queryKey: ['rounds', station, day],
    queryFn: ({ signal }) => api.get<Day>('/api/rounds', { query: { station, day }, signal }),
    enabled: station !== '',
    refetchInterval: (query) => (query.state.data?.draft?.state === 'solving' ? SOON : false),
  });
}

export function useSettings(station: string) {
  return useQuery({
    queryKey: ['rounds', 'settings', station],
    queryFn: ({ signal }) => api.get<Settings>('/api/rounds/settings', { query: { station }, signal }),
    enabled: station !== '',
  });
}

export function useAskAgain() {
  const cache = useQueryClient();
  return () => cache.invalidateQueries({ queryKey: ['rounds'] });
}

/** `9:05` of minutes from midnight. */
export function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function padded(minutes: number): string {
  return clock(minutes).padStart(5, '0');
}

/** The station's clock of a moment. */
export function timeOf(moment: string): string {
  return atStation(moment).format('HH:mm');
}

export function span(t: T, minutes: number): string {
  if (minutes < 60) return t('minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? t('wholeHours', { hours }) : t('hours', { hours, minutes: minutes % 60 });
}

export function names(people: readonly Person[]): string {
  return people.map((one) => one.name || '…').join('、');
}

export function dayAfter(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** `sex:2` or `language:粤语` in words. */
export function needWords(t: T, need: string): string {
  const [kind = '', what = ''] = need.split(':');
  if (kind === 'language') return t('need.language', { name: what });
  if (kind === 'sex') return t(what === '1' ? 'need.sex1' : 'need.sex2');
  if (what === 'assistant' || what === 'social-worker' || what === 'senior') return t(`need.${what}`);
  return what;
}

type Why = Parameters<T>[0] & `why.${string}`;

/** A reason in full. */
export function reasonWords(t: T, reason: Reason): string {
  const needs = reason.with.needs;
  return t(`why.${reason.code}` as Why, {
    ...reason.with,
    ...(needs === undefined
      ? {}
      : {
          needs: needs
            .split(' ')
            .map((need) => needWords(t, need))
            .join('、'),
        }),
  });
}

/** The lines of the map and the dots of the list have the same colours; they are told apart by number and name too. */
export const LINE_COLOURS = [
  '#0F766E',
  '#7C3AED',
  '#B45309',
  '#1D4ED8',
  '#BE185D',
  '#4D7C0F',
  '#0E7490',
  '#9F1239',
] as const;

export function lineColour(index: number): string {
  return LINE_COLOURS[index % LINE_COLOURS.length] ?? LINE_COLOURS[0];
}
