import { Table } from 'antd';
import { useNarrow } from '@/app';
import type { RuleCost } from './care';
import { useT } from './texts';

type Station = RuleCost['stations'][number];

/** What a rule would cost, before it is made: beside what the staff can give. */
export function Cost({ cost }: { cost: RuleCost }) {
  const t = useT();
  const narrow = useNarrow();
  const has = cost.workingDays * cost.hoursADay;
  const each = (hours: number, line: Station) => Math.round(hours / Math.max(1, line.workers));
  const perWorker = (line: Station) => {
    if (line.workers === 0) return <span className="wait">{t('noStaff')}</span>;
    const after = each(line.after.hours, line);
    const words = t('perWorkerOf', { now: each(line.now.hours, line), after, has });
    return after > has ? (
      <span className="alarm">
        {words}，{t('tooMuch')}
      </span>
    ) : (
      words
    );
  };
  return (
    <section aria-label={t('cost')}>
      <h2>{t('cost')}</h2>
      <p className="quiet">
        {t('costLead', {
          month: cost.month.slice(0, 7),
          workingDays: cost.workingDays,
          hours: cost.hoursADay,
        })}
      </p>
      {narrow ? (
        cost.stations.map((line) => (
          <dl key={line.station} className="care-cost">
            <dt>{line.name}</dt>
            <dd>
              {t('concerned')} {t('peopleOf', { count: line.concerned })}
              <br />
              {t('now')} {t('contactsOf', { ...line.now })}
              <br />
              {t('afterwards')} {t('contactsOf', { ...line.after })}
              <br />
              {t('perWorker')} {perWorker(line)}
            </dd>
          </dl>
        ))
      ) : (
        <Table<Station>
          rowKey="station"
          pagination={false}
          dataSource={cost.stations}
          columns={[
            { title: t('station'), dataIndex: 'name' },
            {
              title: t('concerned'),
              align: 'right',
              render: (_, line) => t('peopleOf', { count: line.concerned }),
            },
            { title: t('now'), render: (_, line) => t('contactsOf', { ...line.now }) },
            { title: t('afterwards'), render: (_, line) => t('contactsOf', { ...line.after }) },
            { title: t('perWorker'), render: (_, line) => perWorker(line) },
          ]}
        />
      )}
      <br />
    </section>
  );
}
