import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { api } from '@/api';
import { type Line, useMoment } from './requests';
import { useT } from './texts';

/** Somebody may have called about this yesterday. */
export function LikeHint({
  resident,
  place,
  kind,
}: {
  resident: string | undefined;
  place: string;
  kind: string | undefined;
}) {
  const t = useT();
  const moment = useMoment();
  const about = resident ? { resident } : { place: place.trim() };
  const { data = [] } = useQuery({
    queryKey: ['requests', 'like', kind, about],
    queryFn: ({ signal }) => api.post<Line[]>('/api/requests/like', { kind, ...about }, { signal }),
    enabled: Boolean(kind && (resident || place.trim().length > 3)),
    retry: false,
  });
  if (data.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="refused"
      title={t('form.like')}
      description={data.map((one) => (
        <div key={one.id}>
          {one.number} · {moment(one.received)} · {t(`states.${one.state}`)}
          {one.doer && ` · ${one.doer}`}
        </div>
      ))}
    />
  );
}
