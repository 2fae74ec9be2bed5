import { describe, expect, it } from 'vitest';
import type { MenuEntry } from './feature';
import { sectionOf, sectionsFor, tabsOf } from './menu';
import type { Right } from './session';

const label = { 'zh-CN': '页', en: 'Page' };
const entries: MenuEntry[] = [
  { section: 'station', to: '/trail', label, needs: ['read-trail'], order: 9 },
  { section: 'station', to: '/stations', label, needs: ['see-stations', 'manage-stations'], order: 1 },
  { section: 'visits', to: '/visits', label, needs: ['see-visits'] },
  { section: 'requests', to: '/requests', label, needs: ['see-requests'] },
  { section: 'today', to: '/today', label },
];
const with_ = (...rights: Right[]) => sectionsFor(entries, (right) => rights.includes(right));

describe('the rail', () => {
  it('shows only what the rights allow, in its own order', () => {
    expect(with_('see-visits', 'see-requests').map((menu) => menu.section)).toEqual([
      'today',
      'requests',
      'visits',
    ]);
    expect(with_().map((menu) => menu.section)).toEqual(['today']);
  });

  it('orders the entries of a section, any one right opening an entry', () => {
    expect(
      with_('read-trail', 'manage-stations')
        .at(-1)
        ?.entries.map((entry) => entry.to),
    ).toEqual(['/stations', '/trail']);
  });

  it('gives the phone the sections of the day as tabs, and others to those who have fewer', () => {
    const tabs = (...rights: Right[]) => tabsOf(with_(...rights)).map((menu) => menu.section);
    expect(tabs('see-stations', 'see-visits', 'see-requests')).toEqual([
      'today',
      'visits',
      'requests',
      'station',
    ]);
    const administrator = entries.filter((entry) => entry.section === 'station');
    expect(tabsOf(sectionsFor(administrator, () => true)).map((menu) => menu.section)).toEqual(['station']);
  });

  it('knows where a page deep inside belongs', () => {
    const menus = with_('see-visits', 'see-requests');
    expect(sectionOf('/visits/123', menus)).toEqual({ section: 'visits', to: '/visits' });
    expect(sectionOf('/visitsandmore', menus)).toBeUndefined();
  });
});
