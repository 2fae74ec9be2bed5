import './care.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DatePicker, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { api, today } from '@/api';
import { useAddress, useMay } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { daysBetween, type Silent, type SilentCount } from './care';
import { MoreList } from './MoreList';
import { NamesClosed } from './NamesClosed';
import { useT } from './texts';

const USUAL = [7, 30, 60, 90];

/** Who was neither seen nor heard for so many days, today or on a day gone by. */
export default function UnseenPage() {
  const t = useT();
  const may = useMay();
  const [address, go] = useAddress();
  const days = Math.max(0, Number(address.days ?? 30) || 0);
  const day = address.day ?? today();
  const question = {
    days,
    ...(address.day ? { day: address.day } : {}),
    ...(address.known ? { asKnown: true } : {}),
    ...(address.face ? { faceToFace: true } : {}),
  };
  const counts = useQuery({
    queryKey: ['care', 'silent', question],
    queryFn: ({ signal }) => api.get<SilentCount[]>('/api/care/unseen/counts', { query: question, signal }),
    placeholderData: (before) => before,
  });
  const all = counts.data ?? [];
  const at = address.at ?? (all.length === 1 ? all[0]?.station : undefined);
  return (
    <div className="page care">
      <h1>{t('unseen')}</h1>
      <div className="care-filters">
        <Segmented
          aria-label={t('days')}
          value={USUAL.includes(days) ? days : 0}
          onChange={(chosen) => chosen && go({ days: chosen === 30 ? undefined : String(chosen) })}
          options={USUAL.map((n) => ({ value: n, label: t('daysOf', { count: n }) }))}
        />
        <InputNumber
          aria-label={t('days')}
          min={0}
          max={3660}
          precision={0}
          value={days}
          suffix={t('unitDays')}
          onChange={(n) => go({ days: n === null ? undefined : String(n) })}
        />
        <DatePicker
          aria-label={t('day')}
          value={dayjs(day)}
          allowClear={false}
          disabledDate={(one) => one.format('YYYY-MM-DD') > today()}
          onChange={(one) => {
            const chosen = one?.format('YYYY-MM-DD');
            go(chosen === today() ? { day: undefined, known: undefined } : { day: chosen });
          }}
        />
        {address.day && (
          <Select
            aria-label={t('asKnown')}
            value={address.known ?? ''}
            onChange={(known) => go({ known: known || undefined })}
            options={[
              { value: '', label: t('asNow') },
              { value: 'then', label: t('asKnown') },
            ]}
          />
        )}
        <Select
          aria-label={t('faceToFace')}
          value={address.face ?? ''}
          onChange={(face) => go({ face: face || undefined })}
          options={[
            { value: '', label: t('anyContact') },
            { value: 'face', label: t('faceToFace') },
          ]}
        />
      </div>
      <p>{t(address.face ? 'unseenLeadFace' : 'unseenLead', { days, day })}</p>
      {counts.isPending && <Loading rows={6} />}
      {counts.isError && <CannotRead no={counts.error} again={() => void counts.refetch()} />}
      {all.length > 1 && (
        <ul className="care-cards">
          {all.map((one) => (
            <li key={one.station} className={`card ${one.station === at ? 'care-open' : ''}`}>
              <button
                type="button"
                className="figure"
                onClick={() => go({ at: one.station === at ? undefined : one.station })}
              >
                {one.name}
              </button>
              <span>
                <b>{one.silent}</b>
                {one.resting > 0 && <span className="quiet"> {t('restingOf', { count: one.resting })}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {at && may('see-visits') && (
        <section className="card">
          <MoreList<Silent>
            path="/api/care/unseen"
            query={{ ...question, station: at }}
            id={(one) => one.resident}
            empty={t('unseenNone')}
            closed={<NamesClosed />}
            row={(one) => (
              <>
                <div className="care-line">
                  <Link to={`/care/people/${one.resident}`}>{one.name || '…'}</Link>
                  <span className="quiet">{one.owner}</span>
                </div>
                <div className={one.resting ? 'quiet' : 'wait'}>
                  {one.last
                    ? t('ago', { day: one.last, count: daysBetween(one.last, day) })
                    : t('never', { day: one.since })}
                  {one.resting && ` · ${t('states.resting')}`}
                </div>
              </>
            )}
          />
        </section>
      )}
    </div>
  );
}
