import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';
import { useAddress, useLanguage, useSession } from '@/app';

export type Kind = 'working' | 'rest' | 'holiday';

export interface Turn {
  id: string;
  worker: string;
  name: string;
  account?: string | null;
  day: string;
  from: string;
  to: string;
  shiftZh: string;
  shiftEn: string;
}

export interface Empty {
  day: string;
  shiftZh: string;
  shiftEn: string;
  from: string;
  to: string;
  why: string;
}

export interface Day {
  day: string;
  kind: Kind;
  name: string;
  turns: Turn[];
  empty: Empty[];
}

export interface Month {
  station: string;
  month: string;
  calendarKnown: boolean;
  days: Day[];
}

export interface Person {
  worker: string;
  name: string;
  share: number;
  takesPart: boolean;
  wholeYear: boolean;
  working: number;
  rest: number;
  holiday: number;
  fairRest: number;
  fairHoliday: number;
}

export interface Fairness {
  year: number;
  calendarKnown: boolean;
  people: Person[];
  empty: Empty[];
  restApart: number;
  holidayApart: number;
}

export interface Plan {
  id: string;
  year: number;
  from: string;
  to: string;
  state: 'draft' | 'accepted' | 'replaced';
  made: string;
  madeBy: string;
  empty: number;
  version: number;
}

export type SwapState = 'asked' | 'agreed' | 'done' | 'declined' | 'not-approved' | 'withdrawn';

export interface Swap {
  id: string;
  station: string;
  day: string;
  fromAccount: string;
  fromName: string;
  toAccount: string;
  toName: string;
  forDay?: string | null;
  state: SwapState;
  words: string;
  asked: string;
  seenByHead: boolean;
  version: number;
}

export interface Note {
  id: string;
  station: string;
  day: string;
  by: string;
  byName: string;
  words: string;
  written: string;
  readers: string[];
}

export interface Shift {
  code: string;
  nameZh: string;
  nameEn: string;
  days: Kind;
  from: string;
  to: string;
  least: number;
}

export interface Member {
  worker: string;
  name: string;
  share: number;
  weekdays: number;
  takesPart: boolean;
  version: number;
}

export interface Whole {
  station: string;
  setting: {
    mostInARow: number;
    restHours: number;
    officeFrom: string;
    officeTo: string;
    headApproves: boolean;
    version: number;
  };
  shifts: Shift[];
  members: Member[];
  leave: { id: string; worker: string; name: string; from: string; to: string }[];
}

/** The station one looks at: the one of the address, else one's own first. */
export function useStationChosen(): string {
  const stations = useSession().stations;
  const [{ station }] = useAddress();
  return station ?? stations[0]?.id ?? '';
}

export function useMonth(station: string, month: string, plan: string | undefined) {
  return useQuery({
    queryKey: ['rota', 'month', station, month, plan ?? ''],
    queryFn: ({ signal }) =>
      api.get<Month>(`/api/rota/stations/${station}/month`, { query: { month, plan }, signal }),
    enabled: station !== '',
  });
}

export function useWhole(station: string) {
  return useQuery({
    queryKey: ['rota', 'arrangements', station],
    queryFn: ({ signal }) => api.get<Whole>(`/api/rota/stations/${station}/arrangements`, { signal }),
    enabled: station !== '',
  });
}

export function hours(turn: { from: string; to: string }): string {
  return `${turn.from.slice(0, 5)}–${turn.to.slice(0, 5)}`;
}

export function useShiftName(): (turn: { shiftZh: string; shiftEn: string }) => string {
  const language = useLanguage();
  return (turn) => (language === 'en' ? turn.shiftEn : turn.shiftZh);
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const whole = year * 12 + at - 1 + months;
  return `${Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, '0')}`;
}

export function dayAfter(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 1);
  return moment.toISOString().slice(0, 10);
}
