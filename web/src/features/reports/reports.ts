import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';
import { type Address, type Say, useLanguage } from '@/app';
import type { Days } from '@/ui';
import type { zh } from './zh';

export type T = Say<typeof zh>;

export const BYS = ['station', 'field', 'month', 'kind', 'project', 'community', 'label', 'worker'] as const;
export type By = (typeof BYS)[number];

export interface Measures {
  sessions: number;
  minutes: number;
  personTimes: number;
  people: number;
}

export interface Row extends Measures {
  key: string;
  /** What to ask with for this row alone. */
  filter: string;
  name: string;
}

export interface Sort {
  kind: string;
  name: string;
  sessions: number;
  minutes: number;
  personTimes: number;
}

export interface FigureTable {
  rows: Row[];
  total: Measures;
  workforce: {
    trainings: number;
    trainingMinutes: number;
    supervisions: number;
    supervisionMinutes: number;
    personTimes: number;
    sorts: Sort[];
  };
  stations: number;
  overlaps: boolean;
}

export interface Line {
  id: string;
  module: string;
  record: string;
  day: string;
  title: string;
  kind: string;
  field: string;
  station: string;
  place: string;
  project: string;
  minutes: number;
  personTimes: number;
  people: number;
  workers: string[];
  sign: number;
  corrected: boolean;
  at: string;
}

export interface Area {
  code: string;
  name: string;
  station: string;
}

export function useAreas() {
  return useQuery({
    queryKey: ['reports', 'areas'],
    queryFn: ({ signal }) => api.get<Area[]>('/api/reports/areas', { signal }),
    staleTime: 600_000,
  });
}

export function byOf(address: Address): By {
  return BYS.find((one) => one === address.by) ?? 'station';
}

/** What the server is asked: the words of the address that are figures' words. */
export function asked(address: Address, days: Days) {
  return { from: days.from, to: days.to, area: address.area, by: byOf(address) };
}

/** The question for one row alone. */
export function rowAlone(by: By, filter: string, days: Days): Record<string, string> {
  switch (by) {
    case 'month': {
      const [year = 0, month = 1] = filter.split('-').map(Number);
      const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
      const first = `${filter}-01`;
      return { from: first > days.from ? first : days.from, to: last < days.to ? last : days.to };
    }
    case 'field':
    case 'project':
      return { [by]: filter || 'none' };
    default:
      return { [by]: filter };
  }
}

export function nameOf(by: By, row: Row, t: T): string {
  if (by === 'kind') return t(`kinds.${row.key}` as Parameters<T>[0]);
  if (by === 'field' && !row.key) return t('noField');
  if (by === 'project' && !row.key) return t('noProject');
  if (by === 'month') {
    const [year = '', month = ''] = row.key.split('-');
    return t('month', { year, month: Number(month) });
  }
  return row.name;
}

/** A year or a month by its name, else both days. */
export function periodWords({ from, to }: Days, t: T): string {
  const [year = '', month = ''] = from.split('-');
  if (from === `${year}-01-01` && to === `${year}-12-31`) return t('year', { year });
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  if (from === `${year}-${month}-01` && to === last) return t('month', { year, month: Number(month) });
  return t('days', { from, to });
}

export function useNumbers() {
  const language = useLanguage();
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const hours = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return { count: (n: number) => whole.format(n), hours: (minutes: number) => hours.format(minutes / 60) };
}
