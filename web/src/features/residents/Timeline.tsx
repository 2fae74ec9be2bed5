import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type Page, ZONE } from '@/api';
import { useLanguage } from '@/app';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { type Entry, useWords } from './residents';
import { useT } from './texts';

/** Everything that happened with a person, whatever module keeps it, newest first. */
export function Timeline({ id }: { id: string }) {
  const t = useT();
  const line = useInfiniteQuery({
    queryKey: ['residents', id, 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Entry>>(`/api/residents/${id}/timeline`, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  if (line.isPending) return <Loading rows={6} />;
  if (line.isError) return <CannotRead no={line.error} again={() => void line.refetch()} />;
  const entries = line.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState>{t('noTimeline')}</EmptyState>;
  return (
    <>
      <ol className="line-of-time">
        {entries.map((entry) => (
          <OneEntry key={`${entry.module} ${entry.record} ${entry.at} ${entry.what}`} entry={entry} />
        ))}
      </ol>
      {line.hasNextPage && (
        <Button loading={line.isFetchingNextPage} onClick={() => void line.fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </>
  );
}

const OWN = [
  'entered',
  'changed',
  'label-given',
  'label-ended',
  'kin-added',
  'kin-changed',
  'agreed',
  'withdrew',
  'died',
  'death-taken-back',
  'away',
  'at-home',
  'moved-away',
  'came-back',
  'merged',
  'unmerged',
  'joined-household',
] as const;
const MODULES = ['visits', 'requests', 'residents', 'charity', 'activities', 'casework'] as const;
const FIELDS = [
  'name',
  'formerNames',
  'sex',
  'birth',
  'ethnicity',
  'identity',
  'phones',
  'languages',
  'home',
  'living',
  'disability',
  'health',
  'risk',
] as const;

function OneEntry({ entry }: { entry: Entry }) {
  const t = useT();
  const language = useLanguage();
  const words = useWords();
  const own = entry.module === 'residents';
  const event = OWN.find((one) => entry.what === `residents.${one}`);
  const module = MODULES.find((one) => one === entry.module);
  const title = () => {
    if (event === 'label-given' || event === 'label-ended') return words.label(entry.title);
    if (event !== 'changed') return entry.title;
    return entry.title
      .split(' ')
      .map((word) => FIELDS.find((field) => field === word))
      .filter((field) => field !== undefined)
      .map((field) => t(`fields.${field}`))
      .join(language === 'en' ? ', ' : '、');
  };
  const time = new Date(entry.at).toLocaleTimeString(language, {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (
    <li className={own ? 'own' : undefined}>
      <span className="when">
        {entry.day} {time}
      </span>{' '}
      <strong>{event ? t(`events.${event}`) : module ? t(`modules.${module}`) : ''}</strong>
      <span className="title">
        {own ? title() : <Link to={`/${entry.module}/${entry.record}`}>{entry.title}</Link>}
      </span>
      <span className="quiet">{entry.by}</span>
    </li>
  );
}
