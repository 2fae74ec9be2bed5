import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type Page } from '@/api';
import { CannotRead, Loading } from '@/ui';
import type { Difference, Roster } from './rosters';
import { useT } from './texts';

/** Who is new, of whom something changed, who is no longer in it. */
export function Differences({ roster, what }: { roster: Roster; what: 'new' | 'changed' | 'gone' }) {
  const t = useT();
  const list = useInfiniteQuery({
    queryKey: ['rosters', 'differences', roster.id, what],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Difference>>(`/api/residents/rosters/${roster.id}/differences`, {
        query: { what, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  if (list.isPending) return <Loading rows={6} />;
  if (list.isError) return <CannotRead no={list.error} again={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {what === 'gone' && <p className="quiet">{t('goneHint')}</p>}
      {what === 'new' && (roster.figures?.added ?? 0) > 1000 && <p className="quiet">{t('newHint')}</p>}
      {rows.length === 0 && <p className="quiet">{t('nobody')}</p>}
      <ul className="roster-people">
        {rows.map((row) => (
          <li key={row.no}>
            {row.person ? <Link to={`/residents/${row.person}`}>{row.name}</Link> : row.name}{' '}
            <span className="quiet">
              {what === 'changed' &&
                (row.fields.length > 0
                  ? row.fields.map((part) => t(`parts.${part}`)).join('、')
                  : t('linked'))}
              {row.line !== null && ` ${t('row', { line: row.line })}`}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="list-foot">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {rows.length} …
          </Button>
        </div>
      )}
    </>
  );
}
