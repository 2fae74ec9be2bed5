import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { api } from '@/api';
import { useCommand } from '@/ui';
import { useT } from './texts';

export const HOURS = ['weekday-morning', 'weekday-afternoon', 'evening', 'weekend'] as const;
export const WAYS = ['home', 'phone', 'video', 'elsewhere'] as const;
export const RESULTS = ['seen', 'heard', 'no-answer', 'refused'] as const;
export const MOODS = ['good', 'fair', 'poor'] as const;
export type Way = (typeof WAYS)[number];
export type Result = (typeof RESULTS)[number];
export type Mood = (typeof MOODS)[number];
export type Side = 'elder' | 'helper';

export interface Pair {
  id: string;
  resident: string;
  name: string;
  helper: string;
  helperName: string;
  volunteer: boolean;
  minder: string;
  rhythm: number;
  state: 'proposed' | 'active' | 'ended';
  reasons: string[];
  elderAgreed?: string | null;
  helperAgreed?: string | null;
  since?: string | null;
  last: string;
  due?: string | null;
  drifting: boolean;
  ends?: string | null;
  endedOn?: string | null;
  version: number;
}

export interface Detail {
  pair: Pair;
  endReason: string;
  handedTo?: string | null;
  contacts: { day: string; result: Result; by: string; way?: Way | null; words: string }[];
  feedback: { side: Side; mood: Mood; words: string; by: string; at: string }[];
}

export interface Proposal {
  helper: string;
  name: string;
  volunteer: boolean;
  match: { points: number; reasons: string[] };
}

/** A reason in words; `hard` is one against. */
export function useReason() {
  const t = useT();
  return (code: string): { words: string; against: boolean } => {
    const [kind = '', what = ''] = code.split(/:(.*)/s);
    if (kind === 'near') {
      const near = what === 'grid' || what === 'community' ? what : 'street';
      return { words: t(`reason.${near}`), against: false };
    }
    if (kind === 'stairs')
      return { words: t(what === 'hard' ? 'reason.hard' : 'reason.able'), against: what === 'hard' };
    if (kind === 'hours') {
      const hour = HOURS.find((one) => one === what);
      return { words: t('reason.hours', { what: hour ? t(`hours.${hour}`) : what }), against: false };
    }
    if (kind === 'dialect') return { words: t('reason.dialect', { what }), against: false };
    if (kind === 'has') return { words: t('reason.has', { what }), against: true };
    return { words: t('reason.interest', { what }), against: false };
  };
}

/** A verb; afterwards everything shown of pairs is read anew. */
export function useVerb<R>(said: (result: R) => string) {
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { send, busy, refusal } = useCommand((command: string, path: string, body: object) =>
    api.post<R>(`/api/standins${path}`, body, { command }),
  );
  async function act(path: string, body: object) {
    const answer = await send(path, body);
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['standins'] }),
      cache.invalidateQueries({ queryKey: ['today'] }),
    ]);
    if (answer) void message.success(said(answer.result));
    return answer;
  }
  return { act, busy, refusal };
}
