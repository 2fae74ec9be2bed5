import { feature } from '@/app';

const see = ['see-stations'] as const;

export default feature({
  name: 'stations',
  pages: [
    { path: '/stations', load: () => import('./StationsPage'), needs: see },
    { path: '/stations/operators', load: () => import('./OperatorsPage'), needs: see },
    { path: '/stations/licences', load: () => import('./LicencesPage'), needs: see },
    { path: '/stations/$id', load: () => import('./StationPage'), needs: see },
  ],
  menu: [
    {
      section: 'station',
      to: '/stations',
      label: { 'zh-CN': '社工站', en: 'Stations' },
      needs: see,
      order: 1,
    },
    {
      section: 'station',
      to: '/stations/operators',
      label: { 'zh-CN': '承接机构', en: 'Agencies' },
      needs: see,
      order: 2,
    },
    {
      section: 'station',
      to: '/stations/licences',
      label: { 'zh-CN': '证书到期', en: 'Licences' },
      needs: see,
      order: 3,
    },
  ],
  duty: { needs: see, load: () => import('./DutyNow') },
});
