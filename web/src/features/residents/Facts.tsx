import type { ReactNode } from 'react';
import { useMay } from '@/app';
import { Masked } from '@/ui';
import { Part } from './Part';
import { type Person, show, useGrids } from './residents';
import { useT } from './texts';

/** Who somebody is and how they live; covered where it is sensitive. */
export function Facts({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const grids = useGrids(person.grid ? person.community : undefined);
  const covered = (field: string, what: string, masked: string | null) =>
    masked ? (
      <Masked
        what={what}
        masked={masked}
        {...(may('reveal') ? { reveal: (purpose: string) => show(person.id, field, purpose) } : {})}
      />
    ) : null;
  const kind = person.disabilityKind;
  const all: [string, ReactNode][] = [
    [t('identity'), covered('identity', t('identity'), person.identity)],
    [t('birth'), person.birth],
    [t('phone'), covered('phone', t('phone'), person.phone)],
    [t('otherPhone'), covered('otherPhone', t('otherPhone'), person.otherPhone)],
    [t('home'), [person.communityName, person.road].filter(Boolean).join(' ')],
    [t('door'), covered('door', t('door'), person.door)],
    [t('grid'), grids.find((one) => one.value === person.grid)?.label],
    [
      t('separation'),
      person.separation === 'same'
        ? null
        : t(`separations.${person.separation as 'lives-here' | 'registered-here'}`),
    ],
    [t('registeredHome'), covered('registeredHome', t('registeredHome'), person.registeredHome)],
    [
      t('arrangement'),
      person.arrangement === 'unknown' ? null : t(`arrangements.${person.arrangement as 'alone'}`),
    ],
    [t('marital'), person.marital === 90 ? null : t(`maritals.${String(person.marital) as '10'}`)],
    [t('ethnicity'), person.ethnicity],
    [t('languages'), person.languages],
    [t('formerNames'), person.formerNames.join(' · ')],
    [
      t('disability'),
      kind
        ? [
            t(`disabilityKinds.${String(kind) as '1'}`),
            person.disabilityLevel ? t('level', { level: person.disabilityLevel }) : '',
          ]
            .filter(Boolean)
            .join(' · ')
        : null,
    ],
    [t('disabilityCard'), covered('disabilityCard', t('disabilityCard'), person.disabilityCard)],
    [t('health'), covered('health', t('health'), person.health)],
    [t('allergies'), covered('allergies', t('allergies'), person.allergies)],
    [t('responsible'), person.responsible],
    [t('notes'), covered('notes', t('notes'), person.notes)],
    [t('station'), person.stationName],
  ];
  return (
    <Part title={t('section.facts')}>
      <dl className="facts">
        {all
          .filter(([, value]) => value)
          .map(([word, value]) => (
            <div key={word} style={{ display: 'contents' }}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Part>
  );
}
