import { ListPage } from '@/ui';
import { StationName, StatusTag } from './StationName';
import type { Line } from './stations';
import { useT } from './texts';
import './stations.css';

export default function StationsPage() {
  const t = useT();
  const duty = (row: Line) =>
    row.onDuty.length > 0 ? (
      row.onDuty.join('、')
    ) : row.mine ? (
      <span className="quiet">{t('nobodyOnDuty')}</span>
    ) : (
      '—'
    );
  return (
    <ListPage<Line>
      title={t('title')}
      topic="stations"
      path="/api/stations"
      id={(row) => row.id}
      to={(row) => `/stations/${row.id}`}
      search={t('search')}
      filters={[
        {
          name: 'status',
          label: t('status'),
          options: [
            { value: 'named', label: t('statuses.named') },
            { value: 'running', label: t('statuses.running') },
          ],
        },
      ]}
      empty={{ words: t('empty') }}
      columns={[
        {
          title: t('station'),
          render: (_, row) => <StationName name={row.name} colour={row.colour} hub={row.hub} />,
        },
        { title: t('status'), render: (_, row) => <StatusTag status={row.status} /> },
        {
          title: t('operator'),
          render: (_, row) =>
            row.operator ? (
              <>
                {row.operator}
                <div className="quiet">{row.contractTo && t('until', { day: row.contractTo })}</div>
              </>
            ) : (
              <span className="quiet">{row.hub ? '—' : t('noOperator')}</span>
            ),
        },
        { title: t('focus'), render: (_, row) => row.focus.join('、') || '—' },
        {
          title: t('staff'),
          render: (_, row) => (row.staff === null ? '—' : t('people', { count: row.staff })),
        },
        { title: t('onDuty'), render: (_, row) => duty(row) },
      ]}
      card={(row) => (
        <span className="station-card">
          <strong>
            <StationName name={row.name} colour={row.colour} hub={row.hub} />
          </strong>
          <span className="quiet">
            <StatusTag status={row.status} />
            {row.operator ?? (row.hub ? '' : t('noOperator'))}
          </span>
          {row.mine && (
            <span>
              {t('onDuty')}：{duty(row)}
            </span>
          )}
        </span>
      )}
    />
  );
}
