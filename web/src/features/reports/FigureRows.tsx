import { Table } from 'antd';
import { useNarrow } from '@/app';
import { type By, type FigureTable, type Measures, nameOf, type Row, useNumbers } from './reports';
import { Open } from './Sentence';
import { useT } from './texts';

/** The table on the desk, cards on the phone; every number opens its lines. */
export function FigureRows({ table, by }: { table: FigureTable; by: By }) {
  const t = useT();
  const narrow = useNarrow();
  const { count, hours } = useNumbers();
  const numbers = (m: Measures, what: string, at?: string) => ({
    sessions: cell(m.sessions, count(m.sessions), what, at),
    personTimes: cell(m.personTimes, count(m.personTimes), what, at),
    hours: cell(m.minutes, hours(m.minutes), what, at),
    people: cell(m.people, count(m.people), what, at),
  });
  function cell(number: number, text: string, what: string, at?: string) {
    if (number === 0) return <span className="quiet">0</span>;
    return (
      <Open show="service" what={what} {...(at === undefined ? {} : { at })}>
        {text}
      </Open>
    );
  }
  const of = (row: Row) => numbers(row, nameOf(by, row, t), row.filter || 'none');
  const whole = numbers(table.total, t('lines.services'));

  return (
    <>
      {narrow ? (
        <ul className="cards">
          {[...table.rows, undefined].map((row) => {
            const n = row ? of(row) : whole;
            return (
              <li key={row?.filter ?? 'total'} className="card-opener">
                <strong>{row ? nameOf(by, row, t) : t('total')}</strong>
                <dl className="figure-card">
                  {(['sessions', 'personTimes', 'hours', 'people'] as const).map((one) => (
                    <div key={one}>
                      <dt className="quiet">{t(one === 'hours' ? 'hoursShort' : one)}</dt>
                      <dd>{n[one]}</dd>
                    </div>
                  ))}
                </dl>
              </li>
            );
          })}
        </ul>
      ) : (
        <Table<Row>
          size="middle"
          pagination={false}
          rowKey="filter"
          dataSource={table.rows}
          columns={[
            { title: t(`bys.${by}`), render: (_, row) => nameOf(by, row, t) },
            { title: t('sessions'), align: 'right', render: (_, row) => of(row).sessions },
            { title: t('personTimes'), align: 'right', render: (_, row) => of(row).personTimes },
            { title: t('hours'), align: 'right', render: (_, row) => of(row).hours },
            { title: t('people'), align: 'right', render: (_, row) => of(row).people },
          ]}
          summary={() => (
            <Table.Summary.Row className="figure-total">
              <Table.Summary.Cell index={0}>{t('total')}</Table.Summary.Cell>
              {([whole.sessions, whole.personTimes, whole.hours, whole.people] as const).map((n, i) => (
                <Table.Summary.Cell key={i} index={i + 1} align="right">
                  {n}
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          )}
        />
      )}
      {table.workforce.sorts.length > 0 && <Workforce table={table} />}
    </>
  );
}

function Workforce({ table }: { table: FigureTable }) {
  const t = useT();
  const { count, hours } = useNumbers();
  return (
    <section className="workforce">
      <h2>{t('workforce')}</h2>
      <ul>
        {table.workforce.sorts.map((sort) => (
          <li key={`${sort.kind} ${sort.name}`}>
            <span>{sort.name || t(`kinds.${sort.kind}` as 'kinds.training')}</span>
            <Open show="workforce" what={sort.name} at={`${sort.kind} ${sort.name}`}>
              {`${count(sort.sessions)}${t('say.times')}`}
            </Open>
            <span className="quiet">
              {hours(sort.minutes)}
              {t('say.hours')}
              {t('say.comma')}
              {count(sort.personTimes)}
              {t('say.heads')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
