import { useQuery } from '@tanstack/react-query';
import { api } from '@/api';
import { CannotRead, Loading } from '@/ui';
import { useReasons } from './RotaPage';
import { type Fairness, hours, useShiftName } from './rota';
import { useT } from './texts';

/** Everybody's turns of a year beside their fair part, in the order of the staff: fairness of duty, no ranking. */
export function YearTable({
  station,
  year,
  plan,
}: {
  station: string;
  year: number;
  plan: string | undefined;
}) {
  const t = useT();
  const shift = useShiftName();
  const reasons = useReasons();
  const fairness = useQuery({
    queryKey: ['rota', 'year', station, year, plan ?? ''],
    queryFn: ({ signal }) =>
      api.get<Fairness>(`/api/rota/stations/${station}/year`, { query: { year, plan }, signal }),
  });
  if (fairness.isPending) return <Loading rows={4} />;
  if (fairness.isError) return <CannotRead no={fairness.error} again={() => void fairness.refetch()} />;
  const { people, empty, restApart, holidayApart } = fairness.data;
  return (
    <section className="card" aria-label={t('yearTitle', { year })}>
      <h2>{t('yearTitle', { year })}</h2>
      <p className="quiet">{t('yearHint')}</p>
      <table className="rota-year">
        <thead>
          <tr>
            <th>{t('person')}</th>
            <th>{t('working')}</th>
            <th>{t('rest')}</th>
            <th>{t('holiday')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => (
            <tr key={one.worker}>
              <th scope="row">
                {one.name}{' '}
                <span className="quiet">
                  {one.takesPart
                    ? [
                        one.share < 100 ? t('part', { share: one.share }) : '',
                        one.wholeYear ? '' : t('partYear'),
                      ]
                        .filter(Boolean)
                        .join(' · ')
                    : t('takesNoPart')}
                </span>
              </th>
              <td>{one.working}</td>
              <td>
                {one.rest}{' '}
                {one.takesPart && <span className="quiet">{t('fair', { count: one.fairRest })}</span>}
              </td>
              <td>
                {one.holiday}{' '}
                {one.takesPart && <span className="quiet">{t('fair', { count: one.fairHoliday })}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('apart', { rest: restApart, holiday: holidayApart })}</p>
      {(restApart > 1 || holidayApart > 1) && <p className="wait">{t('unfair')}</p>}
      <h2>{t('emptyTurns')}</h2>
      {empty.length === 0 ? (
        <p className="quiet">{t('noEmpty')}</p>
      ) : (
        <ul className="rota-empty">
          {empty.slice(0, 60).map((one) => (
            <li key={`${one.day} ${one.shiftZh} ${one.from}`}>
              <span className="wait">
                {one.day} {shift(one)} {hours(one)}
              </span>{' '}
              <span className="quiet">{reasons(one.why)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
