import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { api } from '@/api';
import type { Caller } from './requests';
import { useT } from './texts';

interface File {
  allergies?: string | null;
  labels: { kind: string; to?: string | null }[];
  kin: { name: string; relation: string; emergency: boolean }[];
}

interface Words {
  labels?: { code: string; zh?: string; en?: string; name?: string }[];
}

/** What a worker wants to know while the phone is at the ear; in short, only who it is. */
export function CallerFacts({ caller, short = false }: { caller: Caller; short?: boolean }) {
  const t = useT();
  const { card } = caller;
  const file = useQuery({
    queryKey: ['residents', 'one', card.id],
    queryFn: ({ signal }) => api.get<File>(`/api/residents/${card.id}`, { signal }),
    retry: false,
    staleTime: 60_000,
  });
  const labels = useLabelNames();
  const kin = file.data?.kin ?? [];
  return (
    <div className="caller-facts">
      <p>
        <Link to={`/residents/${card.id}`}>
          <strong>{card.name}</strong>
        </Link>{' '}
        {card.age != null && <span>{t('card.age', { age: card.age })}</span>}{' '}
        {card.livesAlone && <Tag variant="filled">{t('card.alone')}</Tag>}
        {card.deceased && (
          <Tag variant="filled" color="error">
            {t('card.deceased')}
          </Tag>
        )}
        {card.labels.map((code) => (
          <Tag key={code} variant="filled">
            {labels(code)}
          </Tag>
        ))}
      </p>
      {!short && (
        <p className="quiet">
          {caller.lastSeen
            ? t('card.seen', {
                day: caller.lastSeen.day,
                title: caller.lastSeen.title,
                by: caller.lastSeen.by,
              })
            : t('card.neverSeen')}
        </p>
      )}
      {file.data?.allergies && (
        <p>
          <span className="quiet">{t('card.allergies')}</span> {t('card.allergyKnown')}
        </p>
      )}
      {kin.length > 0 && (
        <p>
          <span className="quiet">{t('card.kin')}</span>{' '}
          {kin
            .slice(0, 3)
            .map((one) => `${one.name}（${one.relation}）`)
            .join('、')}
        </p>
      )}
      {!short && (
        <p>
          {caller.open.length === 0 ? (
            <span className="quiet">{t('card.noOpen')}</span>
          ) : (
            <>
              <span className="quiet">{t('card.open')}</span>
              {caller.open.map((one) => (
                <Link key={one.id} to={`/requests/${one.id}`} className="open-request">
                  {one.kindName} {one.number} · {t(`states.${one.state}`)}
                </Link>
              ))}
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** The names of labels, as the register has them; the code itself where it does not say. */
export function useLabelNames(): (code: string) => string {
  const { data } = useQuery({
    queryKey: ['residents', 'words'],
    queryFn: ({ signal }) => api.get<Words>('/api/residents/words', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (code) => {
    const found = data?.labels?.find((one) => one.code === code);
    return found?.name ?? found?.zh ?? code;
  };
}
