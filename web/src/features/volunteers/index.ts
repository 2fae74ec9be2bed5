import { feature } from '@/app';

export default feature({
  name: 'volunteers',
  pages: [{ path: '/volunteers', load: () => import('./VolunteersPage'), needs: ['assign-requests'] }],
  menu: [
    {
      section: 'volunteers',
      to: '/volunteers',
      label: { 'zh-CN': '志愿者', en: 'Volunteers' },
      needs: ['assign-requests'],
    },
  ],
});
