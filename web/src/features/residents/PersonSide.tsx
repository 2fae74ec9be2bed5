import { Link } from '@tanstack/react-router';
import { Consents } from './Consents';
import { Facts } from './Facts';
import { KinList } from './KinList';
import { Labels } from './Labels';
import { MergedFrom } from './MergedFrom';
import { Part } from './Part';
import { type Person, useWords } from './residents';
import { useT } from './texts';

/** The facts at the side: covered where they are sensitive, each with its own small actions. */
export function PersonSide({ person }: { person: Person }) {
  return (
    <div className="person-side">
      <Facts person={person} />
      <Labels person={person} />
      <KinList person={person} />
      <HouseholdPart person={person} />
      <Consents person={person} />
      <MergedFrom person={person} />
    </div>
  );
}

function HouseholdPart({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  if (!person.household) return null;
  return (
    <Part
      title={t('section.household')}
      action={<Link to={`/residents/households/${person.household}`}>{t('openHousehold')}</Link>}
    >
      <ul className="side-list">
        {person.members.map((one) => (
          <li key={one.id}>
            <span className="what">
              {one.id === person.id ? (
                <strong>{one.name}</strong>
              ) : (
                <Link to={`/residents/${one.id}`}>{one.name}</Link>
              )}{' '}
              <span className="quiet">
                {[
                  one.head ? t('head') : words.relation(one.relation),
                  one.age === null ? '' : t('years', { count: one.age }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
