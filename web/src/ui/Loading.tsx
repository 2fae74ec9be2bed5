import { Skeleton } from 'antd';
import { useUiText } from './texts';

/** While something is fetched: the quiet outline of what will come. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useUiText();
  return (
    <div role="status" aria-label={t('loading')} className="loading">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
