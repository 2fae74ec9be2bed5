import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Frame } from './Frame';
import type { FeaturePage } from './feature';
import { features } from './features';
import { MePage } from './MePage';
import { useHome } from './menu';
import { NoPage, PageBroken } from './NoPage';
import { useMay } from './session';

const root = createRootRoute({ component: Frame, notFoundComponent: NoPage, errorComponent: PageBroken });

function Home() {
  return <Navigate to={useHome()} replace />;
}

function guarded(page: FeaturePage) {
  const Page = lazy(page.load);
  function Guarded() {
    const may = useMay();
    if (page.needs && !page.needs.some(may)) return <NoPage />;
    return (
      <Suspense fallback={<Spin className="whole-page" />}>
        <Page />
      </Suspense>
    );
  }
  return Object.assign(Guarded, { preload: async () => void (await page.load()) });
}

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: Home }),
    createRoute({ getParentRoute: () => root, path: '/me', component: MePage }),
    ...features.flatMap((one) =>
      one.pages.map((page) =>
        createRoute({
          getParentRoute: () => root,
          path: page.path,
          component: guarded(page),
        }),
      ),
    ),
  ]),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (words) => {
    const text = new URLSearchParams(
      Object.entries(words).filter(([, value]) => value !== undefined) as [string, string][],
    ).toString();
    return text && `?${text}`;
  },
  defaultPreload: 'intent',
  scrollRestoration: true,
});
