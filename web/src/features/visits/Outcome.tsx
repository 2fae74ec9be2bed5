import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useT } from './texts';
import { outcomeKey, type Row } from './visits';

/** How a visit stands, in a word and a sign; colour only for what waits for somebody. */
export function Outcome({ row }: { row: Pick<Row, 'state' | 'outcome' | 'minutes' | 'way'> }) {
  const t = useT();
  if (row.state === 'planned')
    return (
      <span className="wait">
        <ClockCircleOutlined aria-hidden /> {t('states.planned')}
      </span>
    );
  if (row.state === 'called-off') return <span className="quiet">{t('states.called-off')}</span>;
  if (row.outcome === 'met')
    return (
      <span>
        <CheckCircleOutlined aria-hidden /> {t(`outcomes.${outcomeKey('met', row.way)}`)}
        {row.minutes ? ` · ${t('minutesOf', { count: row.minutes })}` : ''}
      </span>
    );
  return (
    <span className="quiet">
      <MinusCircleOutlined aria-hidden /> {t(`outcomes.${outcomeKey(row.outcome ?? 'nobody-home', row.way)}`)}
    </span>
  );
}
