import { Tag } from 'antd';
import { type Change, type Changes, clock, type When } from './rounds';
import { useT } from './texts';

/** What the draft does to the plan in force, visit by visit. */
export function ChangesCard({ changes }: { changes: Changes }) {
  const t = useT();
  const sum = changes.moved.length + changes.added.length + changes.dropped.length;
  const when = (one: When | null | undefined) =>
    one ? t('when', { names: one.names, time: clock(one.starts) }) : t('noWhen');
  const lines = (some: Change[], word: string, colour: string) =>
    some.map((change) => (
      <li key={change.call}>
        <Tag color={colour}>{word}</Tag>
        <strong>{change.people}</strong>
        <span className="change-when">
          {change.before && <s className="quiet">{when(change.before)}</s>}
          {change.before && <span aria-hidden> → </span>}
          <span>{when(change.now)}</span>
        </span>
      </li>
    ));
  return (
    <section className="card changes" aria-label={t('changes')}>
      <h2>{t('changes')}</h2>
      {sum === 0 ? (
        <p>{t('noChanges')}</p>
      ) : (
        <>
          <p>
            {t('changesSum', {
              moved: changes.moved.length,
              added: changes.added.length,
              dropped: changes.dropped.length,
            })}
            {changes.others > 0 && (
              <span className="quiet">
                {' · '}
                {t('othersMoved', { others: changes.others, moved: changes.othersMoved })}
              </span>
            )}
          </p>
          <ul>
            {lines(changes.moved, t('changedMoved'), 'warning')}
            {lines(changes.added, t('changedAdded'), 'success')}
            {lines(changes.dropped, t('changedDropped'), 'error')}
          </ul>
        </>
      )}
    </section>
  );
}
