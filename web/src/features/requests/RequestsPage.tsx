import './requests.css';
import { Segmented } from 'antd';
import { useAddress, useMay, useNarrow, useSession } from '@/app';
import { ListPage } from '@/ui';
import { Board } from './Board';
import { About, DueTime, Pressing, RequestCard, StateMark } from './Marks';
import { RequestDetail } from './RequestDetail';
import { type Line, STATES, URGENCIES, useKindName, useKinds } from './requests';
import { useT } from './texts';

/** All requests: by state on a board, or as a list with filters in the address. */
export default function RequestsPage() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const session = useSession();
  const kind = useKindName();
  const [{ view, ...rest }, setAddress] = useAddress();
  const { data: kinds = [] } = useKinds();
  const filtered = Object.keys(rest).some((name) => name !== 'open' && name !== 'station');
  const canBoard = !narrow && may('take-requests') && session.stations.length > 0;
  const board = canBoard && view !== 'list' && !filtered;
  const switcher = canBoard && (
    <Segmented
      value={board ? 'board' : 'list'}
      onChange={(value) =>
        setAddress({
          ...Object.fromEntries(Object.keys(rest).map((name) => [name, undefined])),
          view: value === 'list' ? 'list' : undefined,
        })
      }
      options={[
        { value: 'board', label: t('board') },
        { value: 'list', label: t('list') },
      ]}
    />
  );
  const empty = may('take-requests')
    ? narrow
      ? 'emptyPhone'
      : 'empty'
    : may('see-requests')
      ? 'emptyWatcher'
      : 'emptyDoer';
  const stationName = (id: string) => session.stations.find((one) => one.id === id)?.name ?? '—';
  if (board) return <Board switcher={switcher} />;
  return (
    <ListPage<Line>
      title={t('title')}
      topic="requests"
      path="/api/requests"
      id={(line) => line.id}
      search={t('search')}
      stays={['view']}
      detail={(id, close) => <RequestDetail key={id} id={id} close={close} />}
      actions={switcher}
      empty={{ words: t(empty) }}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: STATES.map((value) => ({ value, label: t(`states.${value}`) })),
        },
        {
          name: 'kind',
          label: t('kind'),
          options: kinds.map((one) => ({
            value: one.code,
            label: kind({ kindZh: one.nameZh, kindEn: one.nameEn }),
          })),
        },
        {
          name: 'urgency',
          label: t('urgency'),
          options: URGENCIES.map((value) => ({ value, label: t(`urgencies.${value}`) })),
        },
        { name: 'late', label: t('late'), options: [{ value: 'true', label: t('lateOnly') }] },
        ...(may('see-requests')
          ? [
              { name: 'mine', label: t('whose'), options: [{ value: 'true', label: t('mine') }] },
              { name: 'climbed', label: t('climbed'), options: [{ value: 'true', label: t('climbedOnly') }] },
            ]
          : []),
      ]}
      columns={[
        { title: t('who'), render: (_, line) => <About line={line} /> },
        {
          title: t('kind'),
          render: (_, line) => (
            <>
              {kind(line)} <Pressing line={line} />
            </>
          ),
        },
        ...(rest.open ? [] : [{ title: t('number'), dataIndex: 'number' as const, className: 'quiet' }]),
        ...(session.stations.length > 1
          ? [{ title: t('form.station'), render: (_: unknown, line: Line) => stationName(line.station) }]
          : []),
        { title: t('state'), render: (_, line) => <StateMark line={line} /> },
        {
          title: t('doer'),
          render: (_, line) => line.doer || <span className="wait">{t('nobody')}</span>,
        },
        { title: t('due'), render: (_, line) => <DueTime line={line} /> },
      ]}
      card={(line) => (
        <span className="request-card">
          <RequestCard line={line} />
          <StateMark line={line} />
          {session.stations.length > 1 && <span className="quiet">{stationName(line.station)}</span>}
        </span>
      )}
    />
  );
}
