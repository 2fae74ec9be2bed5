import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { Query } from '@/api';
import type { State, Who } from './care';
import { MoreList } from './MoreList';
import { NamesClosed } from './NamesClosed';
import { useT } from './texts';

/** Who of a station stands there, and why. */
export function StatePeople({
  question,
  station,
  state,
}: {
  question: Query;
  station: string;
  state: State;
}) {
  const t = useT();
  return (
    <MoreList<Who>
      path="/api/care/proof/people"
      query={{ ...question, station, state }}
      id={(who) => who.resident}
      empty={t('nobodyHere')}
      closed={<NamesClosed />}
      row={(who) => (
        <>
          <div className="care-line">
            <Link to={`/care/people/${who.resident}`}>{who.name || '…'}</Link>
            <span className="quiet">{who.owner}</span>
          </div>
          <div className="quiet">
            {who.overdue ? `${t('overdue')} ${who.overdue}` : `${t('due')} ${who.due}`}
            {who.late && <Tag className="care-tag">{t('late')}</Tag>}
          </div>
          {who.reason && (
            <div className="wait">
              {t(`reasons.${who.reason}`)}
              {who.triedOn && ` · ${t('tries', { count: who.tries, day: who.triedOn })}`}
            </div>
          )}
        </>
      )}
    />
  );
}
