import { feature } from '@/app';

export default feature({
  name: 'standins',
  pages: [
    { path: '/standins', load: () => import('./PairsPage'), needs: ['see-visits'] },
    { path: '/standins/new', load: () => import('./NewPairPage'), needs: ['record-visits'] },
    { path: '/standins/mine', load: () => import('./MinePage'), needs: ['do-requests'] },
    { path: '/standins/$id', load: () => import('./PairPage'), needs: ['see-visits'] },
  ],
  menu: [
    {
      section: 'visits',
      to: '/standins',
      label: { 'zh-CN': '代理儿女', en: 'Stand-in children' },
      order: 50,
      needs: ['see-visits'],
    },
    {
      section: 'volunteers',
      to: '/standins/mine',
      label: { 'zh-CN': '我结对的老人', en: 'My elders' },
      order: 50,
      needs: ['do-requests'],
    },
  ],
});
