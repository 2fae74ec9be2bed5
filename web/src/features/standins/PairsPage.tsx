import './standins.css';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useGo, useMay } from '@/app';
import { ListPage } from '@/ui';
import { Events } from './Events';
import type { Pair } from './standins';
import { useT } from './texts';

/** The pairs of a station, and their events. */
export default function PairsPage() {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const add = may('record-visits') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/standins/new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      <ListPage<Pair>
        title={t('title')}
        topic="standins"
        path="/api/standins"
        id={(row) => row.id}
        to={(row) => `/standins/${row.id}`}
        actions={add}
        empty={{ words: t('empty'), action: add }}
        filters={[
          {
            name: 'state',
            label: t('state'),
            options: (['proposed', 'active', 'ended'] as const).map((state) => ({
              value: state,
              label: t(`states.${state}`),
            })),
          },
          { name: 'drifting', label: t('rhythmFilter'), options: [{ value: 'true', label: t('drifting') }] },
        ]}
        columns={[
          { title: t('elder'), render: (_, row) => row.name || '…' },
          { title: t('helper'), render: (_, row) => <Helper row={row} /> },
          { title: t('rhythm'), render: (_, row) => t('rhythmOf', { days: row.rhythm }) },
          { title: t('last'), dataIndex: 'last' },
          { title: t('state'), render: (_, row) => <Standing row={row} /> },
        ]}
        card={(row) => (
          <>
            <strong>{row.name || '…'}</strong> <Helper row={row} />
            <div className="quiet">
              {t('last')} {row.last} · {t('rhythmOf', { days: row.rhythm })}
            </div>
            <Standing row={row} />
          </>
        )}
      />
      {may('record-visits') && <Events />}
    </>
  );
}

function Helper({ row }: { row: Pair }) {
  const t = useT();
  return (
    <span>
      {row.helperName} <span className="quiet">{t(row.volunteer ? 'volunteer' : 'worker')}</span>
    </span>
  );
}

function Standing({ row }: { row: Pair }) {
  const t = useT();
  if (row.drifting) return <span className="wait">{t('drifting')}</span>;
  if (row.state === 'active' && row.due) return <span>{t('dueOf', { day: row.due })}</span>;
  return <span className={row.state === 'proposed' ? 'wait' : 'quiet'}>{t(`states.${row.state}`)}</span>;
}
