import { today } from '@/api';
import { daysAfter, type Worker } from './stations';
import { useT } from './texts';

/** Level and term of a licence; one that is to be renewed stands out, in words too. */
export function Licence({ of: { licence } }: { of: Worker }) {
  const t = useT();
  if (!licence) return <span className="quiet">{t('noLicence')}</span>;
  const now = today();
  const ends = licence.expires;
  return (
    <span>
      {t(`levels.${licence.level}`)}
      {ends && ends < now && <div className="alarm">{t('expired', { day: ends })}</div>}
      {ends && ends >= now && ends <= daysAfter(now, 90) && (
        <div className="wait">{t('renew', { day: ends })}</div>
      )}
      {ends && ends > daysAfter(now, 90) && <div className="quiet">{t('expires', { day: ends })}</div>}
    </span>
  );
}
