import { MobileOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useGo, useMay } from '@/app';
import { ListPage } from '@/ui';
import { Outcome } from './Outcome';
import { useT } from './texts';
import { VisitDetail } from './VisitDetail';
import { names, type Row } from './visits';

export default function VisitsPage() {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const add = may('record-visits') && (
    <Space wrap>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => go('/visits/paper')}>
        {t('paper')}
      </Button>
      <Button href="/field" icon={<MobileOutlined aria-hidden />}>
        {t('atTheDoor')}
      </Button>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => go('/visits/new')}>
        {t('add')}
      </Button>
    </Space>
  );
  return (
    <ListPage<Row>
      title={t('title')}
      topic="visits"
      path="/api/visits"
      id={(row) => row.id}
      detail={(id) => <VisitDetail id={id} />}
      actions={add}
      empty={{ words: t('empty'), action: add }}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: [
            { value: 'planned', label: t('states.planned') },
            { value: 'recorded', label: t('states.recorded') },
            { value: 'called-off', label: t('states.called-off') },
          ],
        },
        { name: 'mine', label: t('whose'), options: [{ value: 'true', label: t('mine') }] },
      ]}
      columns={[
        { title: t('who'), render: (_, row) => names(row.residents) },
        { title: t('day'), dataIndex: 'day' },
        { title: t('purpose'), dataIndex: 'purpose', ellipsis: true },
        { title: t('worker'), render: (_, row) => [row.worker, row.second].filter(Boolean).join('、') },
        { title: t('way'), render: (_, row) => t(`ways.${row.way}`) },
        { title: t('outcome'), render: (_, row) => <Outcome row={row} /> },
      ]}
      card={(row) => (
        <>
          <strong>{names(row.residents)}</strong>
          <div className="quiet">
            {row.day} · {row.worker}
          </div>
          <Outcome row={row} />
        </>
      )}
    />
  );
}
