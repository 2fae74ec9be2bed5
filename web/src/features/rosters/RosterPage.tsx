import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Spin, Tabs } from 'antd';
import { useEffect, useRef } from 'react';
import { api } from '@/api';
import { useAddress, useParam } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { Differences } from './Differences';
import { HeldRows } from './HeldRows';
import { Meanings } from './Meanings';
import { StateTag } from './RostersPage';
import { atWork, REASONS, type Roster, somethingNew } from './rosters';
import { useT } from './texts';
import './rosters.css';

/** One roster: how far it is, what it would change, what waits; confirm it or put it away. */
export default function RosterPage() {
  const id = useParam('id');
  const cache = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rosters', 'one', id],
    queryFn: ({ signal }) => api.get<Roster>(`/api/residents/rosters/${id}`, { signal }),
    refetchInterval: (query) => (query.state.data && atWork(query.state.data.state) ? 1000 : false),
  });
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current && before.current !== data?.state)
      void cache.invalidateQueries({ queryKey: ['rosters'] });
    before.current = data?.state;
  }, [data?.state, cache]);
  return (
    <div className="page roster">
      {isPending && <Loading rows={8} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data && (
        <>
          <div className="list-head">
            <h1>
              {data.fileName} <StateTag of={data} />
            </h1>
            <Acts roster={data} changed={() => void refetch()} />
          </div>
          <Said roster={data} />
          {data.figures && !atWork(data.state) && <Parts roster={data} changed={() => void refetch()} />}
        </>
      )}
    </div>
  );
}

function Acts({ roster, changed }: { roster: Roster; changed: () => void }) {
  const t = useT();
  const path = `/api/residents/rosters/${roster.id}`;
  const confirm = useCommand((command) =>
    api.post(`${path}/confirm`, { version: roster.version }, { command }),
  );
  const drop = useCommand((command) => api.post(`${path}/drop`, undefined, { command }));
  const accepted = roster.figures?.accepted ?? 0;
  const held = roster.figures?.held ?? 0;
  return (
    <div className="list-actions">
      {(confirm.refusal ?? drop.refusal) !== undefined && (
        <RefusedPanel no={confirm.refusal ?? drop.refusal} typed={false} />
      )}
      {(roster.state === 'ready' || roster.state === 'refused') && (
        <Popconfirm
          placement="bottomRight"
          title={t('putAwayAsk')}
          okText={t('putAway')}
          cancelText={t('no')}
          onConfirm={() => void drop.send().then(changed)}
        >
          <Button loading={drop.busy}>{t('putAway')}</Button>
        </Popconfirm>
      )}
      {roster.state === 'ready' && somethingNew(roster) && (
        <Popconfirm
          placement="bottomRight"
          title={t('confirmAsk', { accepted, held })}
          okText={t('yes')}
          cancelText={t('no')}
          onConfirm={() => void confirm.send().then(changed)}
        >
          <Button type="primary" loading={confirm.busy}>
            {t('confirm', { accepted })}
          </Button>
        </Popconfirm>
      )}
      {roster.state === 'confirmed' && (
        <Link to="/residents">
          <Button>{t('toRegister')}</Button>
        </Link>
      )}
    </div>
  );
}

const SAID = [
  'residents.roster-interrupted',
  'residents.roster-nothing-new',
  'residents.roster-no-station',
] as const;

function Said({ roster }: { roster: Roster }) {
  const t = useT();
  const figures = roster.figures;
  if (atWork(roster.state)) {
    return (
      <div className="card roster-work" role="status" aria-live="polite">
        <Spin />
        <div>
          <strong>
            {t(roster.state === 'reading' ? 'rowsDone' : 'rowsWritten', { rows: roster.rowsDone })}
          </strong>
          <p className="quiet">{t('leave')}</p>
        </div>
      </div>
    );
  }
  const known = SAID.find((code) => code === roster.refusal);
  return (
    <>
      {roster.refusal && (
        <Alert
          type={known === 'residents.roster-nothing-new' ? 'info' : 'warning'}
          showIcon
          title={t(known ? `refusals.${known}` : 'refusals.other')}
        />
      )}
      {figures && (
        <div className="card">
          <p className="roster-sentence">
            {roster.state === 'confirmed'
              ? t('sentenceDone', { ...counts(roster) })
              : t('sentence', { ...counts(roster) })}
          </p>
          {roster.state === 'ready' && !somethingNew(roster) && (
            <p>{t(figures.accepted > 0 ? 'asKnown' : 'nobodyToTake')}</p>
          )}
          <dl className="roster-figures">
            {(['added', 'changed', 'unchanged', 'gone'] as const).map((what) => (
              <div key={what}>
                <dt>{t(what)}</dt>
                <dd>{t('people', { count: figures[what] })}</dd>
              </div>
            ))}
          </dl>
          {Object.keys(figures.warnedBy).length > 0 && (
            <p className="quiet">
              {t('warnings')}：
              {REASONS.filter((code) => figures.warnedBy[code])
                .map((code) => `${t(`reasons.${code}`)} ${figures.warnedBy[code]}`)
                .join(' · ')}
            </p>
          )}
        </div>
      )}
    </>
  );
}

function counts(roster: Roster): Record<string, number> {
  const { dataRows = 0, accepted = 0, merged = 0, held = 0 } = roster.figures ?? {};
  return { dataRows, accepted, merged, held, waiting: roster.waiting };
}

function Parts({ roster, changed }: { roster: Roster; changed: () => void }) {
  const t = useT();
  const [address, setAddress] = useAddress();
  const open = roster.state === 'ready' || roster.state === 'refused';
  const figures = roster.figures;
  if (!figures) return null;
  const download = (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      onClick={() => void api.download(`/api/residents/rosters/${roster.id}/held.xlsx`, 'held.xlsx')}
    >
      {t('downloadHeld')}
    </Button>
  );
  const tabs = [
    {
      key: 'held',
      label: `${t('tabs.held')} ${roster.waiting}`,
      children: (
        <>
          {roster.waiting > 0 && (
            <p className="roster-download">
              {download} <span className="quiet">{t('downloadHint')}</span>
            </p>
          )}
          <HeldRows roster={roster} />
        </>
      ),
    },
    ...(['new', 'changed', 'gone'] as const).map((what) => ({
      key: what,
      label: `${t(`tabs.${what}`)} ${figures[what === 'new' ? 'added' : what]}`,
      children: <Differences roster={roster} what={what} />,
    })),
    ...(open
      ? [
          {
            key: 'columns',
            label: t('tabs.columns'),
            children: <Meanings roster={roster} kind="heading" saved={changed} />,
          },
          {
            key: 'words',
            label: t('tabs.words'),
            children: (
              <>
                <Meanings roster={roster} kind="label" saved={changed} />
                <Meanings roster={roster} kind="community" saved={changed} />
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <Tabs
      activeKey={address.tab ?? 'held'}
      onChange={(tab) => setAddress({ tab: tab === 'held' ? undefined : tab })}
      items={tabs}
    />
  );
}
