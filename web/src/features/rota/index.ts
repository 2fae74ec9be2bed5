import { feature } from '@/app';

const see = ['see-stations'] as const;

export default feature({
  name: 'rota',
  pages: [
    { path: '/rota', load: () => import('./RotaPage'), needs: see },
    { path: '/rota/swaps', load: () => import('./SwapsPage'), needs: see },
    { path: '/rota/swaps/$id', load: () => import('./SwapPage'), needs: see },
    { path: '/rota/notes', load: () => import('./NotesPage'), needs: see },
    { path: '/rota/notes/$id', load: () => import('./NotePage'), needs: see },
    { path: '/rota/arrangements', load: () => import('./ArrangementsPage'), needs: see },
  ],
  menu: [
    { section: 'station', to: '/rota', label: { 'zh-CN': '值班表', en: 'Duty rota' }, needs: see, order: 5 },
    {
      section: 'station',
      to: '/rota/swaps',
      label: { 'zh-CN': '换班', en: 'Swaps' },
      needs: see,
      order: 5.1,
    },
    {
      section: 'station',
      to: '/rota/notes',
      label: { 'zh-CN': '交班记录', en: 'Hand-over notes' },
      needs: see,
      order: 5.2,
    },
  ],
});
