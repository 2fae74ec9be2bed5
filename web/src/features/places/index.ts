import { feature } from '@/app';

const see = ['see-stations', 'manage-places'] as const;

export default feature({
  name: 'places',
  pages: [
    { path: '/places', load: () => import('./PlacesPage'), needs: see },
    { path: '/places/calendar', load: () => import('./CalendarPage'), needs: see },
  ],
  menu: [
    {
      section: 'station',
      to: '/places',
      label: { 'zh-CN': '辖区网格', en: 'Regions and grids' },
      needs: see,
      order: 6,
    },
    {
      section: 'station',
      to: '/places/calendar',
      label: { 'zh-CN': '工作日历', en: 'Working days' },
      needs: see,
      order: 7,
    },
  ],
});
