import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { Licence } from './Licence';
import type { Worker } from './stations';
import { useT } from './texts';
import './stations.css';

/** The licences that are to be renewed, the next first. */
export default function LicencesPage() {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['stations', 'licences'],
    queryFn: ({ signal }) => api.get<Worker[]>('/api/stations/licences', { signal }),
  });
  return (
    <div className="page">
      <h1>{t('licencesTitle')}</h1>
      <p className="quiet">{t('licencesSays')}</p>
      {isPending && <Loading rows={6} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data?.length === 0 && <EmptyState>{t('licencesEmpty')}</EmptyState>}
      {data && data.length > 0 && (
        <section className="card">
          <ul className="staff">
            {data.map((worker) => (
              <li key={worker.id}>
                <strong>{worker.name}</strong>
                <Licence of={worker} />
                <span className="quiet">{worker.licence?.number}</span>
                <Link to={`/stations/${worker.station}`}>{t('open')}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
