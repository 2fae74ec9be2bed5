import './residents.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '@/api';
import { useMay, useParam } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { type Household, useWords } from './residents';
import { useT } from './texts';

export function useHousehold(id: string) {
  return useQuery({
    queryKey: ['residents', 'household', id],
    queryFn: ({ signal }) => api.get<Household>(`/api/residents/households/${id}`, { signal }),
    enabled: Boolean(id),
  });
}

/** One household: the head, who else lives there, and where. */
export default function HouseholdPage() {
  const t = useT();
  const may = useMay();
  const words = useWords();
  const id = useParam('id');
  const household = useHousehold(id);
  if (household.isPending) return <Loading rows={6} />;
  if (household.isError) return <CannotRead no={household.error} again={() => void household.refetch()} />;
  const one = household.data;
  const head = one.members.find((member) => member.head);
  return (
    <div className="page narrow-page">
      <div className="person-head">
        <div>
          <h1>{t('householdOf', { name: head?.name ?? '' })}</h1>
          <div className="person-line">
            <span>{t('membersCount', { count: one.members.length })}</span>
            <span>{[one.communityName, one.road, one.door ?? ''].filter(Boolean).join(' ')}</span>
          </div>
          {one.note && <p className="quiet">{one.note}</p>}
        </div>
        {may('edit-residents') && (
          <Link to={`/residents/households/${id}/edit`}>
            <Button>{t('editHousehold')}</Button>
          </Link>
        )}
      </div>
      <ul className="cards">
        {one.members.map((member) => (
          <li key={member.id}>
            <Link className="card-opener" to={`/residents/${member.id}`}>
              <span className="resident-card">
                <strong>{member.name}</strong>
                <span className="quiet">
                  {[
                    member.head ? t('head') : words.relation(member.relation),
                    member.age === null ? '' : t('years', { count: member.age }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
