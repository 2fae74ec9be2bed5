import { feature } from '@/app';

const administers = ['manage-accounts', 'manage-security'] as const;
const security = ['manage-security'] as const;
const audits = ['read-trail'] as const;

export default feature({
  name: 'access',
  pages: [
    { path: '/access/accounts', load: () => import('./AccountsPage'), needs: administers },
    { path: '/access/sessions', load: () => import('./SessionsPage'), needs: security },
    { path: '/access/tokens', load: () => import('./TokensPage'), needs: security },
    { path: '/access/trail', load: () => import('./TrailPage'), needs: audits },
  ],
  menu: [
    {
      section: 'station',
      to: '/access/accounts',
      label: { 'zh-CN': '账号', en: 'Accounts' },
      needs: administers,
      order: -4,
    },
    {
      section: 'station',
      to: '/access/sessions',
      label: { 'zh-CN': '在线登录', en: 'Signed in' },
      needs: security,
      order: -3,
    },
    {
      section: 'station',
      to: '/access/tokens',
      label: { 'zh-CN': 'API 令牌', en: 'API tokens' },
      needs: security,
      order: -2,
    },
    {
      section: 'station',
      to: '/access/trail',
      label: { 'zh-CN': '审计', en: 'Audit trail' },
      needs: audits,
      order: -1,
    },
  ],
  mine: { load: () => import('./Mine') },
});
