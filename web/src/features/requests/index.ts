import { feature } from '@/app';

export default feature({
  name: 'requests',
  pages: [
    { path: '/requests', load: () => import('./RequestsPage'), needs: ['see-requests', 'do-requests'] },
    { path: '/requests/new', load: () => import('./NewRequestPage'), needs: ['take-requests'] },
    {
      path: '/requests/kinds',
      load: () => import('./KindsPage'),
      needs: ['see-requests', 'manage-services'],
    },
    { path: '/requests/$id', load: () => import('./RequestPage'), needs: ['see-requests', 'do-requests'] },
  ],
  menu: [
    {
      section: 'requests',
      to: '/requests',
      label: { 'zh-CN': '诉求', en: 'Requests' },
      needs: ['see-requests', 'do-requests'],
    },
    {
      section: 'requests',
      to: '/requests/kinds',
      label: { 'zh-CN': '服务目录', en: 'Services' },
      needs: ['manage-services'],
      order: 1,
    },
  ],
  call: { needs: ['take-requests'], load: () => import('./CallDrawer') },
});
