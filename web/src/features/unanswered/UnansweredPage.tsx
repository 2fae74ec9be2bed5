import './unanswered.css';
import { Link } from '@tanstack/react-router';
import { useAddress } from '@/app';
import { ListPage } from '@/ui';
import { RiskTag } from './RiskTag';
import { useT } from './texts';
import { isLate, type Row, useTime } from './unanswered';

/** Who is being looked for, the most pressing first. */
export default function UnansweredPage() {
  const t = useT();
  const [address] = useAddress();
  return (
    <ListPage<Row>
      title={t('title')}
      topic="unanswered"
      path="/api/unanswered"
      id={(row) => row.id}
      to={(row) => `/unanswered/${row.id}`}
      actions={<Link to="/unanswered/times">{t('times')}</Link>}
      empty={{ words: t(address.state === 'ended' ? 'emptyEnded' : 'empty') }}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: [
            { value: 'open', label: t('states.open') },
            { value: 'ended', label: t('states.ended') },
          ],
        },
        {
          name: 'risk',
          label: t('risk'),
          options: (['high', 'key', 'general'] as const).map((risk) => ({
            value: risk,
            label: t(`risks.${risk}`),
          })),
        },
        { name: 'mine', label: t('whose'), options: [{ value: 'true', label: t('mine') }] },
      ]}
      columns={[
        {
          title: t('who'),
          render: (_, row) => (
            <>
              <strong>{row.name}</strong> <RiskTag risk={row.risk} />
            </>
          ),
        },
        { title: t('step'), render: (_, row) => <Where row={row} /> },
        { title: t('owner'), dataIndex: 'ownerName' },
        { title: t('due'), render: (_, row) => <When row={row} /> },
      ]}
      card={(row) => (
        <>
          <strong>{row.name}</strong> <RiskTag risk={row.risk} />
          <div>
            <Where row={row} />
          </div>
          <div className="quiet">
            {row.ownerName} · <When row={row} />
          </div>
        </>
      )}
    />
  );
}

function Where({ row }: { row: Row }) {
  const t = useT();
  if (row.ending) return <span className="quiet">{t(`endings.${row.ending}`)}</span>;
  return (
    <>
      {t(`rungs.${row.rung}`)}{' '}
      <span className="quiet">
        {t(row.kind === 'refused' ? 'sinceRefused' : 'since', { day: row.since })}
      </span>
    </>
  );
}

function When({ row }: { row: Row }) {
  const t = useT();
  const time = useTime();
  if (row.ended) return <span className="quiet">{time(row.ended)}</span>;
  if (row.pausedUntil) return <span className="quiet">{t('paused', { day: row.pausedUntil })}</span>;
  if (isLate(row))
    return (
      <span className="alarm">
        {time(row.due)} · {t(row.climbed ? 'late' : 'overdue')}
      </span>
    );
  return <span className="wait">{t('dueBy', { time: time(row.due) })}</span>;
}
