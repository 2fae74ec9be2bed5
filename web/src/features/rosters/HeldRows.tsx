import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { api, type Page } from '@/api';
import { useNarrow } from '@/app';
import { CannotRead, Loading, useCommand } from '@/ui';
import type { Held, Roster } from './rosters';
import { useT } from './texts';

type Todo = Parameters<ReturnType<typeof useT>>[0];

/** The rows that wait: where, why, what is written, what might be done. */
export function HeldRows({ roster }: { roster: Roster }) {
  const t = useT();
  const narrow = useNarrow();
  const cache = useQueryClient();
  const held = useHeld(roster.id);
  const { send } = useCommand((command, row: Held) =>
    api.post(`/api/residents/rosters/${roster.id}/settle`, { sheet: row.sheet, line: row.line }, { command }),
  );
  async function settle(row: Held) {
    await send(row);
    await cache.invalidateQueries({ queryKey: ['rosters'] });
  }
  if (held.isPending) return <Loading rows={6} />;
  if (held.isError) return <CannotRead no={held.error} again={() => void held.refetch()} />;
  const rows = held.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <p className="quiet">{t('nobodyHeld')}</p>;
  const todo = (row: Held) =>
    row.hints.length === 0 && NEEDS_HINTS.has(row.code)
      ? ''
      : t(`todo.${row.code}` as Todo, { hints: row.hints.join('、') });
  const act = (row: Held) =>
    row.settled ? (
      <span className="quiet">{t('settled', { how: row.settledHow })}</span>
    ) : (
      roster.state === 'confirmed' && (
        <Button size="small" onClick={() => void settle(row)}>
          {t('settle')}
        </Button>
      )
    );
  return (
    <>
      {narrow ? (
        <ul className="cards">
          {rows.map((row) => (
            <li key={`${row.sheet}-${row.line}`} className="card-opener">
              <strong>{row.name || t('row', { line: row.line })}</strong>{' '}
              <span className="quiet">{t('row', { line: row.line })}</span>
              <div>{t(`reasons.${row.code}`)}</div>
              <div className="quiet">{[row.written, todo(row)].filter(Boolean).join(' · ')}</div>
              {act(row)}
            </li>
          ))}
        </ul>
      ) : (
        <Table<Held>
          size="middle"
          pagination={false}
          rowKey={(row) => `${row.sheet}-${row.line}`}
          dataSource={rows}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('row', { line: '' }).trim(), render: (_, row) => row.line },
            { title: t('file'), render: (_, row) => row.name },
            { title: t('why'), render: (_, row) => t(`reasons.${row.code}`) },
            { title: t('written'), render: (_, row) => row.written },
            { title: t('hint'), render: (_, row) => todo(row) },
            { title: '', render: (_, row) => act(row) },
          ]}
        />
      )}
      {held.hasNextPage && (
        <div className="list-foot">
          <Button loading={held.isFetchingNextPage} onClick={() => void held.fetchNextPage()}>
            {rows.length} / {roster.figures?.held ?? rows.length} …
          </Button>
        </div>
      )}
    </>
  );
}

const NEEDS_HINTS = new Set([
  'birth-contradicts-identity',
  'sex-contradicts-identity',
  'label-unknown',
  'community-unknown',
  'identity-used-by-another-name',
]);

export function useHeld(id: string) {
  return useInfiniteQuery({
    queryKey: ['rosters', 'held', id],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Held>>(`/api/residents/rosters/${id}/held`, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
}
