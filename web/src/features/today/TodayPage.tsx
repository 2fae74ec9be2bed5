import './today.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import dayjs from 'dayjs';
import { api, atStation, now, type Page, ZONE } from '@/api';
import { useLanguage, useMay, useNews, useSession } from '@/app';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { useT } from './texts';

type Why =
  | 'overdue'
  | 'to-answer'
  | 'answered'
  | 'due-today'
  | 'new-for-me'
  | 'unassigned'
  | 'waiting-for-word';

interface Due {
  module: string;
  record: string;
  why: Why;
  titleZh: string;
  titleEn: string;
  person?: string | null;
  /** Told to those who look after several. */
  station?: string | null;
  due?: string | null;
  since: string;
  urgent: boolean;
}

interface Fresh {
  id: string;
  number: string;
  kindZh: string;
  kindEn: string;
  person?: string | null;
  place: string;
  received: string;
  urgency: string;
  doer: string;
}

interface Turn {
  name: string;
  worker?: string;
  from?: string;
  to?: string;
}

function at(due: Due): string {
  return due.module === 'requests'
    ? `/requests?view=list&open=${due.record}`
    : `/${due.module}/${due.record}`;
}

/** What must be done now, the most pressing first; what just came in; who is here today. */
export default function TodayPage() {
  const t = useT();
  const cache = useQueryClient();
  const language = useLanguage();
  const session = useSession();
  const may = useMay();
  useNews(() => void cache.invalidateQueries({ queryKey: ['today'] }));
  const today = useQuery({
    queryKey: ['today', 'waiting'],
    queryFn: ({ signal }) => api.get<{ now: string; waiting: Due[] }>('/api/today', { signal }),
    refetchInterval: 120_000,
  });
  const day = new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: ZONE,
  }).format(now());
  const waiting = today.data?.waiting ?? [];
  const mine = waiting.filter((one) => one.why !== 'unassigned' && one.why !== 'waiting-for-word');
  const nobodys = waiting.filter((one) => one.why === 'unassigned');
  const word = waiting.filter((one) => one.why === 'waiting-for-word');
  return (
    <div className="page today">
      <h1>{t('greeting', { day, name: session.account.displayName })}</h1>
      <div className="today-columns">
        <div>
          {today.isPending && <Loading rows={8} />}
          {today.isError && <CannotRead no={today.error} again={() => void today.refetch()} />}
          {today.isSuccess && waiting.length === 0 && (
            <EmptyState>{t(may('take-requests') ? 'nothing' : 'nothingForDoer')}</EmptyState>
          )}
          <Waiting head={t('waiting')} list={mine} />
          <Waiting head={t('unassigned')} list={nobodys} />
          <Waiting head={t('word')} list={word} />
        </div>
        <aside>
          {may('see-requests') && <JustNow />}
          {session.roles.includes('head') && <OnDutyToday />}
        </aside>
      </div>
    </div>
  );
}

function Waiting({ head, list }: { head: string; list: readonly Due[] }) {
  const t = useT();
  const language = useLanguage();
  const time = useTime();
  const title = (one: Due) => (language === 'en' ? one.titleEn : one.titleZh);
  if (list.length === 0) return null;
  return (
    <section className="card" aria-label={head}>
      <h2>
        {head} <span className="quiet">{list.length}</span>
      </h2>
      <ul className="due-list">
        {list.map((one) => (
          <li key={`${one.module} ${one.record} ${one.why}`}>
            <div>
              <Link to={at(one)} className="due-title">
                {one.person ?? title(one)}
              </Link>
              {one.urgent && (
                <Tag color="error" variant="filled">
                  {t('urgent')}
                </Tag>
              )}
              <div className="quiet">
                {[one.person ? title(one) : null, one.station].filter(Boolean).join(' · ')}
              </div>
            </div>
            <div className="due-why">
              <span className={one.why === 'overdue' ? 'alarm' : 'wait'}>{t(`why.${one.why}`)}</span>
              <span className="quiet">
                {one.why === 'waiting-for-word'
                  ? t('since', { time: time(one.since) })
                  : one.due
                    ? t(one.why === 'overdue' ? 'dueWas' : 'due', { time: time(one.due) })
                    : t('since', { time: time(one.since) })}
              </span>
            </div>
            <Link to={at(one)} className="due-go">
              {t(goes(one))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the one who reads this can do about it; whoever looks after other stations looks first. */
function goes(one: Due) {
  if (one.why === 'unassigned') return 'assign';
  if (one.why === 'waiting-for-word') return 'ask';
  return one.station ? 'look' : 'open';
}

function JustNow() {
  const t = useT();
  const language = useLanguage();
  const time = useTime();
  const { data } = useQuery({
    queryKey: ['requests', 'fresh'],
    queryFn: ({ signal }) => api.get<Page<Fresh>>('/api/requests', { query: { limit: 6 }, signal }),
  });
  const fresh = (data?.items ?? []).filter((one) => dayjs(now()).diff(one.received, 'hour') < 24);
  return (
    <section className="card" aria-label={t('fresh')}>
      <h2>{t('fresh')}</h2>
      {!data ? (
        <Loading rows={2} />
      ) : fresh.length === 0 ? (
        <p className="quiet">{t('nothingFresh')}</p>
      ) : (
        <ul className="due-list">
          {fresh.map((one) => (
            <li key={one.id}>
              <div>
                <Link to={`/requests?view=list&open=${one.id}`} className="due-title">
                  {language === 'en' ? one.kindEn : one.kindZh}
                </Link>
                <div className="quiet">{one.person ?? one.place}</div>
              </div>
              <div className="due-why">
                <span className="quiet">{time(one.received)}</span>
                <span className={one.doer ? 'quiet' : 'wait'}>{one.doer || t('why.unassigned')}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Link to="/requests">{t('all')}</Link>
    </section>
  );
}

function OnDutyToday() {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['stations', 'on-duty-now'],
    queryFn: ({ signal }) => api.get<Turn[]>('/api/stations/on-duty-now', { signal }),
    retry: false,
  });
  return (
    <section className="card" aria-label={t('duty')}>
      <h2>{t('duty')}</h2>
      {!data ? (
        <Loading rows={1} />
      ) : data.length === 0 ? (
        <p className="quiet">{t('nobodyOnDuty')}</p>
      ) : (
        <p>
          {data
            .map((turn) => `${turn.name} ${turn.from?.slice(0, 5) ?? ''}–${turn.to?.slice(0, 5) ?? ''}`)
            .join('，')}
        </p>
      )}
    </section>
  );
}

function useTime(): (moment: string) => string {
  const language = useLanguage();
  return (moment) => {
    const when = atStation(moment);
    if (when.isSame(atStation(now()), 'day')) return when.format('HH:mm');
    return when.format(language === 'en' ? 'D MMM HH:mm' : 'M月D日 HH:mm');
  };
}
