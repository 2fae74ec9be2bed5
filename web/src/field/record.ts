import type { How, Member, Sheet, Way } from './visits';

/** A photo or a signature, held on the phone until the server has it. */
export interface Paper {
  command: string;
  kind: 'photo' | 'signature';
  data: string;
  /** Its id once the server has it. */
  id?: string;
}

export interface Need {
  kind: string;
  whose: string;
  words: string;
}

/** What the worker has tapped so far; plain data, so that a draft keeps it. */
export interface Values {
  /** The visit's own id when nobody had planned it. */
  id: string;
  day: string;
  way: Way;
  how?: How;
  there: string[];
  others: number;
  minutes: number;
  second: string;
  noticeLeft: boolean;
  reason: string;
  words: string;
  /** By {@link place}: what was chosen. */
  seen: Record<string, string>;
  needs: Need[];
  papers: Paper[];
}

/** Where an answer lies: a person's own, or the household's. */
export const place = (field: string, whose = '') => `${whose} ${field}`;

export function fresh(sheet: Sheet, id: string, day: string): Values {
  return {
    id,
    day,
    way: sheet.visit?.going.way ?? 'home',
    there: sheet.members.filter((one) => one.meant).map((one) => one.person.id),
    others: 0,
    minutes: 30,
    second: sheet.visit?.going.second?.account ?? '',
    noticeLeft: false,
    reason: '',
    words: '',
    seen: {},
    needs: [],
    papers: [],
  };
}

/** The last answers, by place. */
export function lastAnswers(sheet: Sheet): Record<string, { value: string; day: string }> {
  const last: Record<string, { value: string; day: string }> = {};
  for (const one of sheet.answers) last[place(one.field)] = one;
  for (const member of sheet.members) {
    for (const one of member.answers) last[place(one.field, member.person.id)] = one;
  }
  return last;
}

export const isThere = (values: Values, member: Member) => values.there.includes(member.person.id);

/** Whose answers are asked: those who are there. */
export const present = (sheet: Sheet, values: Values) =>
  sheet.members.filter((member) => isThere(values, member));

/** What stands in the way of saving, if anything does. */
export function missing(values: Values): 'pickOutcome' | 'nobodyThere' | undefined {
  if (!values.how) return 'pickOutcome';
  if (values.how === 'met' && values.there.length === 0) return 'nobodyThere';
  return undefined;
}

function outcome(sheet: Sheet, values: Values) {
  const meant = sheet.members.filter((one) => one.meant).map((one) => one.person.id);
  switch (values.how) {
    case 'met':
      return {
        how: 'met',
        minutes: values.minutes,
        present: values.there.length + values.others,
        missed: meant.filter((id) => !values.there.includes(id)),
        also: values.there.filter((id) => !meant.includes(id)),
      };
    case 'nobody-home':
      return { how: 'nobody-home', noticeLeft: values.way === 'home' && values.noticeLeft };
    case 'declined':
      return { how: 'declined', reason: values.reason };
    default:
      return { how: values.how };
  }
}

function observations(sheet: Sheet, values: Values) {
  if (values.how !== 'met') return [];
  const there = new Set(present(sheet, values).map((one) => one.person.id));
  return Object.entries(values.seen).flatMap(([at, value]) => {
    const [whose, field] = at.split(' ');
    if (!field || (whose && !there.has(whose))) return [];
    return [{ field, value, note: '', ...(whose ? { whose } : {}) }];
  });
}

/** Who went: whoever writes it down, unless they go along with the one it was planned for. */
function worker(sheet: Sheet, me: string): string | undefined {
  const going = sheet.visit?.going;
  if (!going) return undefined;
  return going.second?.account === me ? going.worker.account : me;
}

export interface Letter {
  path: string;
  body: Record<string, unknown>;
}

/** The record as the server wants it; photos and the signature are put in once they have ids. */
export function letter(sheet: Sheet, values: Values, me: string): Letter {
  const meant = sheet.members.filter((one) => one.meant).map((one) => one.person.id);
  const who = worker(sheet, me);
  const record = {
    version: sheet.visit?.version ?? 0,
    day: values.day,
    outcome: outcome(sheet, values),
    words: values.words,
    observations: observations(sheet, values),
    needs: values.needs.map((need) => ({ resident: need.whose, kind: need.kind, words: need.words })),
    gone: {
      way: values.way,
      ...(who ? { worker: who } : {}),
      ...(values.second && values.second !== who ? { second: values.second } : {}),
    },
  };
  const visit = sheet.visit;
  return visit
    ? { path: `/api/visits/${visit.id}/record`, body: record }
    : {
        path: '/api/visits',
        body: {
          id: values.id,
          residents: meant,
          plannedFor: values.day,
          purpose: '',
          way: values.way,
          record,
        },
      };
}

/** Puts the ids of what was stored where they belong. */
export function withPapers(body: Record<string, unknown>, papers: readonly Paper[]): Record<string, unknown> {
  const photos = papers.filter((one) => one.kind === 'photo').map((one) => one.id);
  const signature = papers.find((one) => one.kind === 'signature')?.id;
  const extra = { photos, ...(signature ? { signature } : {}) };
  return body.record
    ? { ...body, record: { ...(body.record as Record<string, unknown>), ...extra } }
    : { ...body, ...extra };
}
