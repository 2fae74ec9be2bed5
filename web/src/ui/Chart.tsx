import { lazy, Suspense } from 'react';
import type { ChartProps } from './EChart';
import { Loading } from './Loading';

const EChart = lazy(() => import('./EChart'));

/** A chart; its library is fetched when the first one is shown. */
export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<Loading rows={6} />}>
      <EChart {...props} />
    </Suspense>
  );
}
