import { ZONE } from '@/api';
import { language } from '@/app';
/** What the server says about rosters. */
export interface Figures {
  dataRows: number;
  accepted: number;
  merged: number;
  held: number;
  heldBy: Record<string, number>;
  warnedBy: Record<string, number>;
  added: number;
  changed: number;
  unchanged: number;
  gone: number;
}

export type State = 'reading' | 'ready' | 'refused' | 'confirming' | 'confirmed' | 'dropped';

export interface Column {
  sheet: string;
  heading: string;
  field: string;
}

export interface Roster {
  id: string;
  version: number;
  area: string;
  fileName: string;
  fileBytes: number;
  state: State;
  rowsDone: number;
  figures: Figures | null;
  columns: Column[];
  waiting: number;
  refusal: string | null;
  by: string;
  started: string;
  confirmed: string | null;
  corrects: string | null;
}

export interface Held {
  sheet: number;
  line: number;
  code: Reason;
  field: string;
  written: string;
  name: string;
  hints: string[];
  settled: string | null;
  settledHow: string;
}

export interface Difference {
  no: number;
  person: string | null;
  sheet: number | null;
  line: number | null;
  name: string;
  fields: Part[];
}

export interface Choices {
  areas: { code: string; name: string }[];
  columns: { code: string; name: string }[];
  labels: string[];
  /** The words of labels every roster may use. */
  knownWords: string[];
}

export const REASONS = [
  'name-missing',
  'identity-stored-as-number',
  'identity-check-digit',
  'birth-contradicts-identity',
  'sex-contradicts-identity',
  'disability-card-contradicts-identity',
  'label-unknown',
  'community-unknown',
  'identity-used-by-another-name',
  'identity-missing',
  'identity-15-digit',
  'phone-invalid',
  'full-width-or-spaces',
] as const;

export type Reason = (typeof REASONS)[number];

export type Part =
  | 'ethnic'
  | 'registered'
  | 'home'
  | 'phone'
  | 'labels'
  | 'disability'
  | 'living'
  | 'health'
  | 'kin'
  | 'worker'
  | 'notes';

/** Whether confirming would change anything: the register, or what an earlier roster left waiting. */
export function somethingNew(roster: Pick<Roster, 'figures' | 'corrects'>): boolean {
  const { accepted = 0, added = 0, changed = 0 } = roster.figures ?? {};
  return accepted > 0 && (added + changed > 0 || roster.corrects !== null);
}

export const atWork = (state: State) => state === 'reading' || state === 'confirming';

export const when = (moment: string) =>
  new Date(moment).toLocaleString(language(), {
    timeZone: ZONE,
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
