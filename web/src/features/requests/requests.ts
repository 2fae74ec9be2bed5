import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { api, atStation, now } from '@/api';
import { useLanguage, useMay, useSession } from '@/app';
import { useT } from './texts';

export const STATES = ['received', 'assigned', 'under-way', 'done', 'closed'] as const;
export type State = (typeof STATES)[number];

export const URGENCIES = ['urgent', 'normal', 'can-wait'] as const;
export type Urgency = (typeof URGENCIES)[number];

export type Way = 'phone' | 'counter' | 'visit' | 'link' | 'api' | 'refill' | 'unanswered';
export type WordWay = 'call-back' | 'counter' | 'witness' | 'link';
export type Ending = 'satisfied' | 'not-solved' | 'withdrawn';

export interface Line {
  id: string;
  station: string;
  number: string;
  kind: string;
  kindZh: string;
  kindEn: string;
  state: State;
  urgency: Urgency;
  way: Way;
  resident?: string | null;
  person?: string | null;
  place: string;
  doer: string;
  volunteer: boolean;
  mine: boolean;
  received: string;
  due: string;
  climbed: 'not' | 'to-head' | 'to-hub';
  sentUpTo?: string | null;
  answered: boolean;
  ending?: Ending | null;
  version: number;
}

export interface Card {
  id: string;
  name: string;
  sex?: string;
  birth?: string | null;
  age?: number | null;
  station: string;
  road: string;
  labels: string[];
  risk: string;
  livesAlone: boolean;
  deceased: boolean;
}

export type StepWhat =
  | 'received'
  | 'assigned'
  | 'taken-over'
  | 'begun'
  | 'done'
  | 'satisfied'
  | 'not-solved'
  | 'withdrawn'
  | 'not-yet'
  | 'climbed-to-head'
  | 'climbed-to-hub'
  | 'sent-up'
  | 'answered'
  | 'person-known';

export interface Step {
  at: string;
  what: StepWhat;
  by: string;
  way?: WordWay | null;
  saidBy: string;
  note: string;
}

export type CashWhat = 'received' | 'spent' | 'returned' | 'declared';

export interface CashLine {
  at: string;
  what: CashWhat;
  fen: number;
  receipt?: string | null;
  note: string;
  by: string;
}

export interface Medicine {
  what: string;
  dose: string;
  box?: string | null;
  days: number;
  runsOut?: string | null;
}

export interface View {
  line: Line;
  card?: Card | null;
  words: string;
  callerName: string;
  callerPhone: string;
  callerRelation: string;
  takenBy: string;
  proposed: string;
  minutes: number;
  rounds: number;
  wanted?: string | null;
  visit?: string | null;
  steps: Step[];
  cash: CashLine[];
  balance: number;
  medicine?: Medicine | null;
  bringsMedicine: boolean;
  handlesCash: boolean;
  climbs: boolean;
}

export interface Kind {
  code: string;
  nameZh: string;
  nameEn: string;
  family: 'errand' | 'repair' | 'care' | 'paper' | 'people' | 'opinion';
  urgency: Urgency;
  dueAmount: number;
  dueUnit: 'hour' | 'working-day';
  doer: 'worker' | 'volunteer' | 'head';
  field: string;
  climbs: boolean;
  medicine: boolean;
  cash: boolean;
  offered: boolean;
  sort: number;
  version: number;
}

export interface Taken {
  id: string;
  number: string;
  state: State;
  version: number;
}

export interface Caller {
  card: Card;
  lastSeen?: { day: string; title: string; by: string } | null;
  open: { id: string; number: string; kindName: string; state: State }[];
}

/** `12:30` today, `3月2日 12:30` this year, else the whole day; as the station's clock shows it. */
export function useMoment(): (at: string) => string {
  const language = useLanguage();
  return (at) => {
    const when = atStation(at);
    const here = atStation(now());
    if (when.isSame(here, 'day')) return `${language === 'en' ? 'today' : '今天'} ${when.format('HH:mm')}`;
    const day = language === 'en' ? 'D MMM' : 'M月D日';
    return when.format(when.isSame(here, 'year') ? `${day} HH:mm` : `YYYY-MM-DD HH:mm`);
  };
}

/** The jobs that act by themselves, as the server names them in a record. */
const JOBS: readonly string[] = ['overdue-requests', 'medicine-refills', 'unanswered-steps'];

/** Who did something; what no person did was the system, and what came by link was the resident. */
export function useBy(): (name: string) => string {
  const t = useT();
  return (name) => (JOBS.includes(name) ? t('system') : name === '居民链接' ? t('ways.link') : name);
}

export function useKindName(): (line: { kindZh: string; kindEn: string }) => string {
  const language = useLanguage();
  return (line) => (language === 'en' ? line.kindEn : line.kindZh);
}

export function isLate(line: Line): boolean {
  return line.state !== 'done' && line.state !== 'closed' && dayjs(line.due).isBefore(now());
}

export function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

export function useRequest(id: string) {
  return useQuery({
    queryKey: ['requests', 'one', id],
    queryFn: ({ signal }) => api.get<View>(`/api/requests/${id}`, { signal }),
  });
}

/** Where its photos lie for these eyes: a volunteer reaches them only through the task in hand. */
export function usePhotosOf(view: View): string | undefined {
  const may = useMay();
  return may('see-requests') ? undefined : `/api/requests/${view.line.id}/task/photos`;
}

export function useKinds() {
  return useQuery({
    queryKey: ['requests', 'kinds'],
    queryFn: ({ signal }) => api.get<Kind[]>('/api/requests/kinds', { signal }),
    staleTime: 300_000,
  });
}

export interface Doers {
  workers: { account: string; name: string }[];
  volunteers: { id: string; name: string; skills: string[] }[];
}

/** Who can be sent: the signed-in worker first, the station's staff, volunteers who have time. */
export function useDoers(station: string | undefined) {
  const me = useSession().account;
  return useQuery({
    queryKey: ['volunteers', 'doers', station],
    enabled: Boolean(station),
    queryFn: async ({ signal }): Promise<Doers> => {
      const [workers, volunteers] = await Promise.all([
        api
          .get<{ account?: string | null; name: string }[]>(`/api/stations/${station}/workers`, { signal })
          .catch(() => []),
        api
          .get<{ id: string; name: string; skills: string[]; paused: boolean }[]>('/api/volunteers', {
            query: { station },
            signal,
          })
          .catch(() => []),
      ]);
      const others = workers
        .filter((one) => one.account && one.account !== me.id)
        .map((one) => ({ account: one.account ?? '', name: one.name }));
      return {
        workers: [{ account: me.id, name: me.displayName }, ...others],
        volunteers: volunteers.filter((one) => !one.paused),
      };
    },
    staleTime: 60_000,
  });
}

/** `w:account` or `v:volunteer`, so that one box holds both and a draft keeps it. */
export function asDoer(chosen: string | undefined): { worker?: string; volunteer?: string } {
  if (!chosen) return {};
  return chosen.startsWith('v:') ? { volunteer: chosen.slice(2) } : { worker: chosen.slice(2) };
}
