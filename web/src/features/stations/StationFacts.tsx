import { minutes, type Sheet } from './stations';
import { useT } from './texts';

/** What stands on the station's own page, at the side. */
export function StationFacts({ sheet }: { sheet: Sheet }) {
  const t = useT();
  const { station, opening } = sheet;
  const given = (text: string) => text || <span className="quiet">{t('noneGiven')}</span>;
  return (
    <aside className="card station-facts">
      <h2>{t('facts')}</h2>
      <dl>
        <div>
          <dt>{t('opening')}</dt>
          <dd>
            {t(opening.everyDay ? 'everyDay' : 'workingDays')} {minutes(opening.opens)}—
            {minutes(opening.closes)}
            {opening.note && <div>{opening.note}</div>}
          </dd>
        </div>
        <div>
          <dt>{t('phone')}</dt>
          <dd>{sheet.phone ? <a href={`tel:${sheet.phone}`}>{sheet.phone}</a> : given('')}</dd>
        </div>
        <div>
          <dt>{t('address')}</dt>
          <dd>{given(sheet.address)}</dd>
        </div>
        <div>
          <dt>{t('focus')}</dt>
          <dd>{sheet.focus.join('、') || <span className="quiet">{t('noFocus')}</span>}</dd>
        </div>
        <div>
          <dt>{t('rooms')}</dt>
          <dd>
            {sheet.rooms.length === 0 && <span className="quiet">{t('noRooms')}</span>}
            <ul>
              {sheet.rooms.map((room) => (
                <li key={`${room.kind} ${room.name}`}>
                  {t(`kinds.${room.kind}`)} {room.name && <span className="quiet">{room.name}</span>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('groups')}</dt>
          <dd>
            {sheet.groups.length === 0 && <span className="quiet">{t('noGroups')}</span>}
            <ul>
              {sheet.groups.map((group) => (
                <li key={group.name}>
                  {group.name} <span className="quiet">{group.leads}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
        <div>
          <dt>{t('namedOn')}</dt>
          <dd>{station.namedOn}</dd>
        </div>
        {station.runningOn && (
          <div>
            <dt>{t('runningOn')}</dt>
            <dd>{station.runningOn}</dd>
          </div>
        )}
      </dl>
    </aside>
  );
}
