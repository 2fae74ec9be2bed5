import { feature } from '@/app';

// The plan names people and their doors: who only sees the figures of visits has nothing here.
const see = ['record-visits'] as const;

export default feature({
  name: 'rounds',
  pages: [
    { path: '/rounds', load: () => import('./RoundsPage'), needs: see },
    { path: '/rounds/paper', load: () => import('./PaperPage'), needs: see },
    { path: '/rounds/settings', load: () => import('./SettingsPage'), needs: see },
  ],
  menu: [
    {
      section: 'visits',
      to: '/rounds',
      label: { 'zh-CN': '走访安排', en: 'Day plan' },
      needs: see,
      order: 1,
    },
  ],
});
