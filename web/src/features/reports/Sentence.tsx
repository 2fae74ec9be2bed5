import type { ReactNode } from 'react';
import { useAddress } from '@/app';
import type { Days } from '@/ui';
import { type FigureTable, periodWords, useAreas, useNumbers } from './reports';
import { useT } from './texts';

/** A number that opens the lines behind it. */
export function Open({
  show,
  at,
  what,
  children,
}: {
  show: string;
  at?: string;
  what: string;
  children: ReactNode;
}) {
  const t = useT();
  const [, go] = useAddress();
  return (
    <button
      type="button"
      className="figure"
      aria-label={`${typeof children === 'string' ? children : ''} ${t('showLines', { what })}`.trim()}
      onClick={() => go({ show, at }, { push: true })}
    >
      {children}
    </button>
  );
}

/** “2023年,14个社工站开展服务419场,服务10,130人次,2,677.5小时。” */
export function Sentence({ table, days }: { table: FigureTable; days: Days }) {
  const t = useT();
  const [address, go] = useAddress();
  const { count, hours } = useNumbers();
  const { data: areas = [] } = useAreas();
  const { total, workforce } = table;
  const only = areas.length === 1 ? areas[0] : areas.find((one) => one.code === address.area);
  const services = t('lines.services');
  return (
    <section className="card sentence">
      <p>
        {periodWords(days, t)}
        {t('say.comma')}
        {only ? (
          only.name
        ) : (
          <button type="button" className="figure" onClick={() => go({ by: undefined })}>
            {t('say.stationsOf', { stations: count(table.stations) })}
          </button>
        )}
        {t('say.did')}
        <Open show="service" what={services}>
          {count(total.sessions)}
        </Open>
        {t('say.times')}
        {t('say.comma')}
        {t('say.served')}
        <Open show="service" what={services}>
          {count(total.personTimes)}
        </Open>
        {t('say.heads')}
        {t('say.comma')}
        <Open show="service" what={services}>
          {hours(total.minutes)}
        </Open>
        {t('say.hours')}
        {t('say.stop')}
      </p>
      {(total.people > 0 || workforce.trainings > 0) && (
        <p className="quiet">
          {total.people > 0 && (
            <>
              {t('say.people')}
              <Open show="service" what={services}>
                {count(total.people)}
              </Open>
              {t('say.peopleUnit')}
              {t('say.stop')}
            </>
          )}
          {workforce.trainings > 0 && (
            <>
              {t('say.beside')}
              <Open show="workforce" what={t('lines.trainings')}>
                {count(workforce.trainings)}
              </Open>
              {t('say.times')}
              {workforce.supervisions > 0 && (
                <>
                  {t('say.bracket')}
                  {t('say.ofThem')}
                  {count(workforce.supervisions)}
                  {t('say.times')}
                  {t('say.bracketEnd')}
                </>
              )}
              {t('say.comma')}
              {hours(workforce.trainingMinutes)}
              {t('say.hours')}
              {t('say.stop')}
            </>
          )}
        </p>
      )}
    </section>
  );
}
