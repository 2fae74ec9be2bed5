import { Tag } from 'antd';
import { isLate, type Line, useKindName, useMoment } from './requests';
import { useT } from './texts';

/** How it stands, in a word; only what waits or is late has a colour. */
export function StateMark({ line }: { line: Line }) {
  const t = useT();
  if (line.ending) {
    return (
      <span className={line.ending === 'not-solved' ? 'wait' : 'quiet'}>{t(`endings.${line.ending}`)}</span>
    );
  }
  return <span className={line.state === 'received' ? 'wait' : undefined}>{t(`states.${line.state}`)}</span>;
}

/** Urgent, late, raised: the few things that must be seen at once. */
export function Pressing({ line }: { line: Line }) {
  const t = useT();
  return (
    <span className="pressing">
      {line.urgency === 'urgent' && line.state !== 'closed' && (
        <Tag color="error" variant="filled">
          {t('urgencies.urgent')}
        </Tag>
      )}
      {line.climbed !== 'not' && line.state !== 'closed' && (
        <Tag color="warning" variant="filled">
          {t(line.climbed === 'to-hub' ? 'toHub' : 'toHead')}
        </Tag>
      )}
    </span>
  );
}

/** Whom it is about: the person, or the place. */
export function About({ line }: { line: Line }) {
  const t = useT();
  return <>{line.person ?? (line.place || (line.resident ? t('somebody') : '—'))}</>;
}

export function DueTime({ line }: { line: Line }) {
  const t = useT();
  const moment = useMoment();
  if (line.state === 'closed') return <span className="quiet">—</span>;
  return (
    <span className={isLate(line) ? 'alarm' : undefined}>
      {moment(line.due)}
      {isLate(line) && ` ${t('lateSince')}`}
    </span>
  );
}

/** One request in a few lines, on the board and on the phone. */
export function RequestCard({ line }: { line: Line }) {
  const t = useT();
  const kind = useKindName();
  return (
    <>
      <span className="request-card-head">
        <strong>
          <About line={line} />
        </strong>
        <Pressing line={line} />
      </span>
      <span>
        {kind(line)} <span className="quiet">{line.number}</span>
      </span>
      <span className="request-card-foot">
        <span className="quiet">{line.doer || t('nobody')}</span>
        {line.state === 'closed' ? <StateMark line={line} /> : <DueTime line={line} />}
      </span>
    </>
  );
}
