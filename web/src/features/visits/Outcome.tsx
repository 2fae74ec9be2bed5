import { CheckCircleOutlined, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useT } from './texts';
import type { Row } from './visits';

/** How a visit stands, in a word and a sign; colour only for what waits for somebody. */
export function Outcome({ row }: { row: Pick<Row, 'state' | 'outcome' | 'minutes'> }) {
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
        <CheckCircleOutlined aria-hidden /> {t('outcomes.met')}
        {row.minutes ? ` · ${t('minutesOf', { count: row.minutes })}` : ''}
      </span>
    );
  return (
    <span className="quiet">
      <MinusCircleOutlined aria-hidden />{' '}
      {t(row.outcome === 'declined' ? 'outcomes.declined' : 'outcomes.nobody-home')}
    </span>
  );
}
