import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { api } from '@/api';
import { useLanguage } from '@/app';
import type { Caller } from './requests';
import { useT } from './texts';

interface File {
  allergies?: string | null;
  labels: { kind: string; to?: string | null }[];
  kin: { name: string; relation: string; emergency: boolean }[];
}

interface Word {
  code: string;
  name: string;
  nameEn: string;
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
  const words = useWords();
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
            {words('labels', code)}
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
            .map((one) => t('card.kinsman', { name: one.name, relation: words('relations', one.relation) }))
            .join(t('card.and'))}
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

/** Labels and relations in words, as the register has them; the code itself where it does not say. */
function useWords(): (of: 'labels' | 'relations', code: string) => string {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['residents-words'],
    queryFn: ({ signal }) =>
      api.get<{ labels: Word[]; relations: Word[] }>('/api/residents/words', { signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (of, code) => {
    const found = data?.[of].find((one) => one.code === code);
    return found ? (language === 'en' ? found.nameEn : found.name) : code;
  };
}
