import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { type Session, SignedIn } from './session';

export const aWorker: Session = {
  account: { id: 'a1', name: 'worker', displayName: '王晓梅' },
  roles: ['worker'],
  rights: ['see-requests', 'take-requests', 'see-visits', 'see-residents'],
  stations: [{ id: 's1', name: '柳巷街道社工站' }],
  mustChangePassword: false,
};

/** For tests: shows a piece of a page as somebody signed in, a worker unless said, would see it. */
export async function inTheHouse(piece: ReactNode, at = '/', who: Session = aWorker) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(['session'], who);
  const root = createRootRoute({ component: () => <SignedIn value={who}>{piece}</SignedIn> });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    defaultPendingMinMs: 0,
  });
  await router.load();
  return {
    router,
    cache,
    ...render(
      <ConfigProvider button={{ autoInsertSpace: false }} theme={{ token: { motion: false } }}>
        <App>
          <QueryClientProvider client={cache}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>,
    ),
  };
}
