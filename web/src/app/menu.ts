import { useMemo } from 'react';
import { type MenuEntry, SECTIONS, type Section } from './feature';
import { features } from './features';
import { type Right, useMay } from './session';

export interface SectionMenu {
  section: Section;
  entries: MenuEntry[];
}

const all: readonly MenuEntry[] = features.flatMap((one) => one.menu ?? []);

export function sectionsFor(entries: readonly MenuEntry[], may: (right: Right) => boolean): SectionMenu[] {
  return SECTIONS.map((section) => ({
    section,
    entries: entries
      .filter((entry) => entry.section === section && (!entry.needs || entry.needs.some(may)))
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  })).filter((menu) => menu.entries.length > 0);
}

/** The sections this person may open, in the order of the rail. */
export function useMenu(): SectionMenu[] {
  const may = useMay();
  return useMemo(() => sectionsFor(all, may), [may]);
}

const OF_THE_DAY: readonly Section[] = ['today', 'visits', 'requests', 'residents'];
const TABS = 4;

/** The phone's tabs beside "me": the sections of the day first, then whatever else somebody has. */
export function tabsOf(menus: readonly SectionMenu[]): SectionMenu[] {
  const rank = ({ section }: SectionMenu) => {
    const place = OF_THE_DAY.indexOf(section);
    return place < 0 ? OF_THE_DAY.length : place;
  };
  return [...menus].sort((a, b) => rank(a) - rank(b)).slice(0, TABS);
}

/** Where a person begins: the first page they may open. */
export function useHome(): string {
  return useMenu()[0]?.entries[0]?.to ?? '/me';
}

/** The section an address belongs to: that of the longest menu path it begins with. */
export function sectionOf(
  path: string,
  menus: readonly SectionMenu[],
): { section: Section; to: string } | undefined {
  return menus
    .flatMap((menu) => menu.entries.map((entry) => ({ section: menu.section, to: entry.to })))
    .filter((one) => path === one.to || path.startsWith(`${one.to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
}
