import { feature } from '@/app';

const needs = ['import-roster'] as const;

export default feature({
  name: 'rosters',
  pages: [
    { path: '/rosters', load: () => import('./RostersPage'), needs },
    { path: '/rosters/new', load: () => import('./BringPage'), needs },
    { path: '/rosters/$id', load: () => import('./RosterPage'), needs },
  ],
  menu: [
    {
      section: 'residents',
      to: '/rosters',
      label: { 'zh-CN': '花名册导入', en: 'Roster import' },
      needs,
      order: 5,
    },
  ],
});
