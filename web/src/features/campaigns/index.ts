import { feature } from '@/app';

export default feature({
  name: 'campaigns',
  pages: [
    { path: '/campaigns', load: () => import('./CampaignsPage'), needs: ['see-visits'] },
    { path: '/campaigns/new', load: () => import('./NewCampaignPage'), needs: ['manage-projects'] },
    { path: '/campaigns/$id', load: () => import('./CampaignPage'), needs: ['see-visits'] },
    { path: '/campaigns/$id/targets', load: () => import('./TargetsPage'), needs: ['see-visits'] },
  ],
  menu: [
    {
      section: 'visits',
      to: '/campaigns',
      label: { 'zh-CN': '专项行动', en: 'Campaigns' },
      order: 40,
      needs: ['see-visits'],
    },
  ],
});
