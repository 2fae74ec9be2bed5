import { feature } from '@/app';

export default feature({
  name: 'projects',
  pages: [{ path: '/projects', load: () => import('./ProjectsPage'), needs: ['see-figures'] }],
  menu: [
    {
      section: 'figures',
      to: '/projects',
      label: { 'zh-CN': '项目', en: 'Projects' },
      needs: ['see-figures'],
      order: 1,
    },
  ],
});
