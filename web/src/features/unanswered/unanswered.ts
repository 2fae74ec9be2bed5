import { useQuery } from '@tanstack/react-query';
import { api, atStation, now } from '@/api';
import { useLanguage } from '@/app';

export type Rung =
  | 'again'
  | 'phone'
  | 'kin'
  | 'neighbour'
  | 'grid-leader'
  | 'welfare-check'
  | 'ask-head'
  | 'gently';
export type Risk = 'high' | 'key' | 'general';
export type Result = 'seen' | 'heard' | 'no-answer' | 'refused' | 'word' | 'nobody-to-ask' | 'advised';
export type What =
  | 'began'
  | 'no-answer'
  | 'seen'
  | 'heard'
  | 'refused'
  | 'word'
  | 'nobody-to-ask'
  | 'advised'
  | 'passed'
  | 'climbed'
  | 'resumed'
  | 'requested'
  | 'handed-over'
  | 'turned'
  | 'ended'
  | 'reopened';
export type Ending = 'reached' | 'not-in-vain' | 'died' | 'moved' | 'merged';

export interface Row {
  id: string;
  version: number;
  station: string;
  resident: string;
  name: string;
  kind: 'no-answer' | 'refused';
  risk: Risk;
  since: string;
  owner: string;
  ownerName: string;
  rung: Rung;
  done: Rung[];
  due: string;
  climbed: boolean;
  pausedUntil?: string | null;
  request?: string | null;
  ended?: string | null;
  ending?: Ending | null;
  sourceModule: string;
  sourceRecord: string;
}

export interface Planned {
  rung: Rung;
  state: 'done' | 'now' | 'ahead' | 'never';
  due?: string | null;
}

export interface Line {
  id: string;
  rung: Rung;
  what: What;
  at: string;
  by: string;
  words: string;
  until?: string | null;
}

export interface Detail {
  ladder: Row;
  steps: Planned[];
  lines: Line[];
  gridLeader: string;
  wordDays: number;
  wordsAtMost: number;
  staff: { account: string; name: string }[];
}

export interface Time {
  risk: Risk;
  rung: Rung | 'word';
  amount: number;
  unit: 'hour' | 'working-day' | 'day';
  used: boolean;
}

export interface Times {
  station: string;
  hub: boolean;
  version: number;
  byName: string;
  times: Time[];
  above: Time[];
}

const OTHERS: readonly Rung[] = ['kin', 'neighbour', 'grid-leader'];

/** What can come of a step; the server judges by the same rule. */
export function resultsOf(rung: Rung, head: boolean): Result[] {
  if (rung === 'ask-head') return head ? ['advised'] : [];
  if (rung === 'phone') return ['heard', 'no-answer', 'refused', 'nobody-to-ask'];
  if (OTHERS.includes(rung)) return ['word', 'heard', 'seen', 'no-answer', 'nobody-to-ask'];
  return ['seen', 'heard', 'no-answer', 'refused'];
}

export function useLadder(id: string) {
  return useQuery({
    queryKey: ['unanswered', id],
    queryFn: ({ signal }) => api.get<Detail>(`/api/unanswered/${id}`, { signal }),
  });
}

/** Today by the clock, other days with their day. */
export function useTime(): (moment: string) => string {
  const language = useLanguage();
  return (moment) => {
    const when = atStation(moment);
    if (when.isSame(atStation(now()), 'day')) return when.format('HH:mm');
    return when.format(language === 'en' ? 'D MMM HH:mm' : 'M月D日 HH:mm');
  };
}

export function isLate(row: Row): boolean {
  return !row.ended && !row.pausedUntil && atStation(row.due).isBefore(atStation(now()));
}
