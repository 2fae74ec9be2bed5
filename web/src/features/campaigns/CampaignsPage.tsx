import './campaigns.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useGo, useMay } from '@/app';
import { ListPage } from '@/ui';
import { type Row, toReach } from './campaigns';
import { useT } from './texts';

/** The campaigns a station takes part in, and how far each is. */
export default function CampaignsPage() {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const add = may('manage-projects') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/campaigns/new')}>
      {t('add')}
    </Button>
  );
  return (
    <ListPage<Row>
      title={t('title')}
      topic="campaigns"
      path="/api/campaigns"
      id={(row) => row.id}
      to={(row) => `/campaigns/${row.id}`}
      actions={add}
      empty={{ words: t('empty'), action: add }}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: (['draft', 'running', 'ended', 'called-off'] as const).map((state) => ({
            value: state,
            label: t(`states.${state}`),
          })),
        },
      ]}
      columns={[
        { title: t('name'), dataIndex: 'title' },
        { title: t('kind'), render: (_, row) => t(`kinds.${row.kind}`) },
        { title: t('days'), render: (_, row) => t('daysOf', { from: row.from, to: row.to }) },
        { title: t('by'), dataIndex: 'stationName' },
        { title: t('state'), render: (_, row) => <Standing row={row} /> },
        { title: t('progress'), render: (_, row) => <HowFar row={row} /> },
      ]}
      card={(row) => (
        <>
          <div className="campaign-card">
            <strong>{row.title}</strong>
            <Standing row={row} />
          </div>
          <div className="quiet">
            {t(`kinds.${row.kind}`)} · {t('daysOf', { from: row.from, to: row.to })}
          </div>
          <HowFar row={row} />
        </>
      )}
    />
  );
}

function Standing({ row }: { row: Row }) {
  const t = useT();
  return <span className={row.state === 'running' ? 'wait' : 'quiet'}>{t(`states.${row.state}`)}</span>;
}

function HowFar({ row }: { row: Row }) {
  const t = useT();
  const all = toReach(row.tally);
  if (all === 0) return <span className="quiet">—</span>;
  return (
    <div className="campaign-far">
      <Progress
        percent={Math.floor((row.tally.done * 100) / all)}
        showInfo={false}
        size="small"
        aria-hidden
      />
      <span className="quiet">{t('progressOf', { done: row.tally.done, all })}</span>
    </div>
  );
}
