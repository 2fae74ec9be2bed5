import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api';
import { useSession } from '@/app';
import { minutes } from './stations';
import { useT } from './texts';
import './stations.css';

interface OnDuty {
  station: string;
  stationName: string;
  name: string;
  from: string;
  to: string;
}

/** In the top bar: who is on duty now at one's own station, for the hub at the hub. */
export default function DutyNow() {
  const t = useT();
  const own = useSession().stations[0];
  const { data = [] } = useQuery({
    queryKey: ['stations', 'on-duty-now'],
    queryFn: ({ signal }) => api.get<OnDuty[]>('/api/stations/on-duty-now', { signal }),
    enabled: own !== undefined,
    refetchInterval: 300_000,
  });
  const here = data.filter((one) => one.station === own?.id);
  if (!own || here.length === 0) return null;
  const who = here.map((one) => t('dutyUntil', { name: one.name, time: minutes(one.to) })).join('\n');
  return (
    <Link className="duty-now" to={`/stations/${own.id}`} title={who}>
      {t('dutyNow', { names: here.map((one) => one.name).join('、') })}
    </Link>
  );
}
