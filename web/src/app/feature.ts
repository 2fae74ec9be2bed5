import type { ComponentType } from 'react';
import type { Both } from './i18n';
import type { Right } from './session';

/** The rail, in its order. A section shows when a feature has put a page in it that the person may open. */
export const SECTIONS = [
  'today',
  'requests',
  'visits',
  'residents',
  'casework',
  'volunteers',
  'charity',
  'community',
  'figures',
  'station',
] as const;

export type Section = (typeof SECTIONS)[number];

export interface FeaturePage {
  /** The path in the address bar, `/requests/$id`: read with `useParam('id')`. */
  path: string;
  /** `() => import('./RequestsPage')`, a module with the page as default export. */
  load: () => Promise<{ default: ComponentType }>;
  /** Any one of these opens the page; none: everybody signed in. */
  needs?: readonly Right[];
}

export interface MenuEntry {
  section: Section;
  to: string;
  /** Shown where a section has several entries. */
  label: Both;
  needs?: readonly Right[];
  /** Order inside the section, small first. */
  order?: number;
}

/** One thing the search found. */
export interface Hit {
  id: string;
  to: string;
  title: string;
  detail?: string;
}

export interface Feature {
  name: string;
  pages: readonly FeaturePage[];
  menu?: readonly MenuEntry[];
  /** Takes part in the one search of the top bar. */
  find?: {
    label: Both;
    needs?: readonly Right[];
    look: (words: string, signal: AbortSignal) => Promise<Hit[]>;
  };
  /** The drawer behind 来电登记. */
  call?: { needs?: readonly Right[]; load: () => Promise<{ default: ComponentType<{ done: () => void }> }> };
  /** A part of one's own page, behind 我. */
  mine?: { load: () => Promise<{ default: ComponentType }> };
  /** Who is on duty now, in the top bar. */
  duty?: { needs?: readonly Right[]; load: () => Promise<{ default: ComponentType }> };
}

/** Every feature has `src/features/<name>/index.ts` with `export default feature({ … })`. */
export function feature(said: Feature): Feature {
  return said;
}
