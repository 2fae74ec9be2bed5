import { feature } from '@/app';

export default feature({
  name: 'visits',
  pages: [
    { path: '/visits', load: () => import('./VisitsPage'), needs: ['see-visits'] },
    { path: '/visits/new', load: () => import('./NewVisitPage'), needs: ['record-visits'] },
    { path: '/visits/paper', load: () => import('./PaperPage'), needs: ['see-visits'] },
    { path: '/visits/$id', load: () => import('./VisitPage'), needs: ['see-visits'] },
    { path: '/visits/$id/record', load: () => import('./RecordVisitPage'), needs: ['record-visits'] },
  ],
  menu: [
    { section: 'visits', to: '/visits', label: { 'zh-CN': '走访', en: 'Visits' }, needs: ['see-visits'] },
  ],
});
