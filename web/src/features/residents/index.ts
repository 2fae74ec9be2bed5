import { api } from '@/api';
import { feature, language } from '@/app';
import type { Card } from './residents';

export default feature({
  name: 'residents',
  pages: [
    { path: '/residents', load: () => import('./ResidentsPage'), needs: ['see-residents'] },
    { path: '/residents/new', load: () => import('./NewResidentPage'), needs: ['edit-residents'] },
    {
      path: '/residents/households/new',
      load: () => import('./HouseholdFormPage'),
      needs: ['edit-residents'],
    },
    { path: '/residents/households/$id', load: () => import('./HouseholdPage'), needs: ['see-residents'] },
    {
      path: '/residents/households/$id/edit',
      load: () => import('./HouseholdFormPage'),
      needs: ['edit-residents'],
    },
    { path: '/residents/$id', load: () => import('./ResidentPage'), needs: ['see-residents'] },
    { path: '/residents/$id/edit', load: () => import('./EditResidentPage'), needs: ['edit-residents'] },
    { path: '/residents/$id/merge', load: () => import('./MergePage'), needs: ['edit-residents'] },
  ],
  menu: [
    {
      section: 'residents',
      to: '/residents',
      label: { 'zh-CN': '居民登记册', en: 'Register' },
      needs: ['see-residents'],
      order: 1,
    },
  ],
  find: {
    label: { 'zh-CN': '居民', en: 'Residents' },
    needs: ['see-residents'],
    look: async (words, signal) => {
      const found = await api.post<Card[]>('/api/residents/search', { text: words, limit: 8 }, { signal });
      return found.map((one) => ({
        id: one.id,
        to: `/residents/${one.id}`,
        title: one.name,
        detail: [one.age === null ? '' : language() === 'en' ? `${one.age}` : `${one.age}岁`, one.road]
          .filter(Boolean)
          .join(' · '),
      }));
    },
  },
});
