import { feature } from '@/app';

export default feature({
  name: 'today',
  pages: [
    {
      path: '/today',
      load: () => import('./TodayPage'),
      needs: ['see-requests', 'do-requests', 'record-visits'],
    },
  ],
  menu: [
    {
      section: 'today',
      to: '/today',
      label: { 'zh-CN': '今日', en: 'Today' },
      needs: ['see-requests', 'do-requests', 'record-visits'],
    },
  ],
});
