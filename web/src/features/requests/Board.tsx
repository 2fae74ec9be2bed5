import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { api } from '@/api';
import { useAddress, useSession } from '@/app';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { RequestCard } from './Marks';
import { RequestDetail } from './RequestDetail';
import type { Line, State } from './requests';
import { useT } from './texts';

/** So many of the closed ones stand on the board; the rest is history. */
const LATELY = 8;

interface Column {
  state: State;
  count: number;
  lines: Line[];
  next?: string | null;
}

/** The board: a column a state, the newest on top; one request opens beside it. */
export function Board({ switcher }: { switcher: ReactNode }) {
  const t = useT();
  const session = useSession();
  const [address, setAddress] = useAddress();
  const station = address.station ?? session.stations[0]?.id ?? '';
  const opened = address.open;
  const board = useQuery({
    queryKey: ['requests', 'board', station],
    queryFn: ({ signal }) => api.get<Column[]>('/api/requests/board', { query: { station }, signal }),
  });
  const columns = board.data ?? [];
  const nothing = board.isSuccess && columns.every((column) => column.lines.length === 0);
  return (
    <div className="page">
      <div className="list-head">
        <h1>{t('title')}</h1>
        <div className="list-actions">
          {session.stations.length > 1 && (
            <Select
              aria-label={t('form.station')}
              value={station}
              popupMatchSelectWidth={false}
              onChange={(value: string) => setAddress({ station: value, open: undefined })}
              options={session.stations.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          {switcher}
        </div>
      </div>
      {board.isPending && <Loading rows={8} />}
      {board.isError && <CannotRead no={board.error} again={() => void board.refetch()} />}
      {nothing && <EmptyState>{t('empty')}</EmptyState>}
      {board.isSuccess && !nothing && (
        <div className={opened ? 'list-and-detail' : undefined}>
          <div className="request-board">
            {columns.map((column) => (
              <section key={column.state} aria-labelledby={`column-${column.state}`}>
                <h3 id={`column-${column.state}`}>
                  {column.state === 'closed' ? t('newer') : t(`states.${column.state}`)}
                  {column.state !== 'closed' && <span className="quiet"> {column.count}</span>}
                </h3>
                <ul>
                  {onBoard(column).map((line) => (
                    <li key={line.id}>
                      <button
                        type="button"
                        className="card-opener request-card"
                        aria-pressed={line.id === opened}
                        onClick={() => setAddress({ open: line.id }, { push: true })}
                      >
                        <RequestCard line={line} />
                      </button>
                    </li>
                  ))}
                  {column.lines.length === 0 && <li className="quiet">{t('columnEmpty')}</li>}
                </ul>
                {(column.next || column.lines.length > onBoard(column).length) && (
                  <button
                    type="button"
                    className="row-opener"
                    onClick={() => setAddress({ view: 'list', state: column.state }, { push: true })}
                  >
                    {column.state === 'closed'
                      ? t('closedInList')
                      : t('moreIn', { count: column.count - column.lines.length })}
                  </button>
                )}
              </section>
            ))}
          </div>
          {opened && (
            <aside className="list-detail card">
              <RequestDetail key={opened} id={opened} close={() => setAddress({ open: undefined })} />
            </aside>
          )}
        </div>
      )}
    </div>
  );
}

function onBoard({ state, lines }: Column): Line[] {
  return state === 'closed' ? lines.slice(0, LATELY) : lines;
}
