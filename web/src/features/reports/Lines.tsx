import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { api, type Page } from '@/api';
import { useAddress, useNarrow } from '@/app';
import { CannotRead, type Days, EmptyState, Loading } from '@/ui';
import { asked, type By, type Line, nameOf, periodWords, type Row, rowAlone } from './reports';
import { useT } from './texts';

/** The lines behind a number, in a drawer that stands in the address (`show`, `at`). */
export function Lines({ days, by, rows }: { days: Days; by: By; rows: readonly Row[] }) {
  const t = useT();
  const narrow = useNarrow();
  const [address, go] = useAddress();
  const { show, at } = address;
  const row = rows.find((one) => (one.filter || 'none') === at);
  const what = row ? nameOf(by, row, t) : show === 'workforce' ? t('lines.trainings') : t('lines.services');
  return (
    <Drawer
      open={Boolean(show)}
      onClose={() => go({ show: undefined, at: undefined })}
      placement={narrow ? 'bottom' : 'right'}
      size={narrow ? '94dvh' : 560}
      title={t('lines.title', { what: `${periodWords(days, t)} ${what}` })}
      destroyOnHidden
    >
      {show && <LineList days={days} by={by} show={show} at={at} />}
    </Drawer>
  );
}

function LineList({ days, by, show, at }: { days: Days; by: By; show: string; at: string | undefined }) {
  const t = useT();
  const [address] = useAddress();
  const narrowed =
    at === undefined
      ? {}
      : show === 'workforce'
        ? sortAlone(at)
        : rowAlone(by, at === 'none' ? '' : at, days);
  const query = { ...asked(address, days), ...narrowed, service: show !== 'workforce' };
  const list = useInfiniteQuery({
    queryKey: ['ledger', 'lines', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Line>>('/api/reports/figures/lines', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const lines = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Loading rows={8} />;
  if (list.isError && lines.length === 0)
    return <CannotRead no={list.error} again={() => void list.refetch()} />;
  if (lines.length === 0) return <EmptyState>{t('lines.none')}</EmptyState>;
  return (
    <>
      <ul className="figure-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <OneLine line={line} />
          </li>
        ))}
      </ul>
      <div className="list-foot">
        <span className="quiet">
          {t(list.hasNextPage ? 'lines.shown' : 'lines.all', { count: lines.length })}
        </span>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('lines.more')}
          </Button>
        )}
      </div>
    </>
  );
}

function sortAlone(at: string): Record<string, string> {
  const cut = at.indexOf(' ');
  return { kind: at.slice(0, cut), field: at.slice(cut + 1) || 'none' };
}

function OneLine({ line }: { line: Line }) {
  const t = useT();
  const [history, setHistory] = useState(false);
  return (
    <>
      <Link className="row-opener" to={`/${line.module}/${line.record}`} title={t('lines.open')}>
        <strong>{line.title}</strong>
      </Link>
      <span className="quiet">
        {line.day} · {t(`kinds.${line.kind}` as 'kinds.visit')} · {line.station}
        {line.project && ` · ${line.project}`}
      </span>
      <span>
        {t('lines.length', { minutes: line.minutes })} · {t('lines.heads', { count: line.personTimes })}
        {line.workers.length > 0 && ` · ${line.workers.join('、')}`}
        {line.corrected && (
          <>
            {' '}
            <Tag>{t('lines.corrected')}</Tag>
            <Button size="small" type="link" onClick={() => setHistory(!history)}>
              {t('lines.history')}
            </Button>
          </>
        )}
      </span>
      {history && <History line={line.id} />}
    </>
  );
}

function History({ line }: { line: string }) {
  const t = useT();
  const { data = [] } = useQuery({
    queryKey: ['ledger', 'history', line],
    queryFn: ({ signal }) => api.get<Line[]>(`/api/reports/figures/lines/${line}/history`, { signal }),
  });
  return (
    <ol className="figure-history quiet">
      {data.map((one) => (
        <li key={one.id}>
          {one.at.slice(0, 10)} {t(one.sign > 0 ? 'lines.booked' : 'lines.reversed')}{' '}
          {t('lines.length', { minutes: one.minutes })} · {t('lines.heads', { count: one.personTimes })}
        </li>
      ))}
    </ol>
  );
}
