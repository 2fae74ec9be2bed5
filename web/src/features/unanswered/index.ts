import { feature } from '@/app';

export default feature({
  name: 'unanswered',
  pages: [
    { path: '/unanswered', load: () => import('./UnansweredPage'), needs: ['see-visits'] },
    { path: '/unanswered/times', load: () => import('./TimesPage'), needs: ['see-visits'] },
    { path: '/unanswered/$id', load: () => import('./LadderPage'), needs: ['see-visits'] },
  ],
  menu: [
    {
      section: 'visits',
      to: '/unanswered',
      label: { 'zh-CN': '无人应答', en: 'Nobody answers' },
      needs: ['see-visits'],
      order: 30,
    },
  ],
});
