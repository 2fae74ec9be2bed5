import { feature } from '@/app';

const see = ['see-visits'] as const;

export default feature({
  name: 'care',
  pages: [
    { path: '/care', load: () => import('./ProofPage'), needs: ['see-figures', 'see-visits'] },
    { path: '/care/unseen', load: () => import('./UnseenPage'), needs: ['see-figures', 'see-visits'] },
    { path: '/care/rules', load: () => import('./RulesPage'), needs: ['see-visits'] },
    { path: '/care/owners', load: () => import('./OwnersPage'), needs: ['record-visits'] },
    { path: '/care/people/$id', load: () => import('./PersonPage'), needs: see },
    { path: '/care/$id', load: () => import('./PersonPage'), needs: see },
  ],
  menu: [
    {
      section: 'visits',
      to: '/care',
      label: { 'zh-CN': '探访情况', en: 'Seen this month' },
      needs: ['see-figures', 'see-visits'],
      order: 11,
    },
    {
      section: 'visits',
      to: '/care/unseen',
      label: { 'zh-CN': '久未联系', en: 'Not seen lately' },
      needs: ['see-figures', 'see-visits'],
      order: 12,
    },
    {
      section: 'visits',
      to: '/care/owners',
      label: { 'zh-CN': '包保责任', en: 'Who answers' },
      needs: ['record-visits'],
      order: 13,
    },
    {
      section: 'visits',
      to: '/care/rules',
      label: { 'zh-CN': '探访规则', en: 'Rules of contact' },
      needs: ['see-visits'],
      order: 14,
    },
  ],
});
