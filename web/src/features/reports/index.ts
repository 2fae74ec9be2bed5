import { feature } from '@/app';

export default feature({
  name: 'reports',
  pages: [
    { path: '/figures', load: () => import('./FiguresPage'), needs: ['see-figures'] },
    { path: '/figures/import', load: () => import('./ImportPage'), needs: ['import-ledger'] },
    { path: '/reports/$id', load: () => import('./RowPage'), needs: ['see-figures'] },
  ],
  menu: [
    { section: 'figures', to: '/figures', label: { 'zh-CN': '统计', en: 'Figures' }, needs: ['see-figures'] },
    {
      section: 'figures',
      to: '/figures/import',
      label: { 'zh-CN': '导入台账', en: 'Import a ledger' },
      needs: ['import-ledger'],
      order: 2,
    },
  ],
});
