import './rota.css';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { api, atStation, newId, today } from '@/api';
import { useAddress, useMay, useNarrow, useSession } from '@/app';
import { CannotRead, EmptyState, Loading, RefusedPanel, useCommand } from '@/ui';
import { AskSwap } from './AskSwap';
import {
  type Day,
  dayAfter,
  type Empty,
  hours,
  monthAfter,
  type Plan,
  type Turn,
  useMonth,
  useShiftName,
  useStationChosen,
} from './rota';
import { StationChoice } from './StationChoice';
import { useT } from './texts';
import { YearTable } from './YearTable';

/** The month's duty, the year's fairness; for a head also to propose and accept. */
export default function RotaPage() {
  const t = useT();
  const station = useStationChosen();
  const [address, setAddress] = useAddress();
  const month = address.month ?? today().slice(0, 7);
  const plan = address.plan;
  const shown = useMonth(station, month, plan);
  const [year = '', at = ''] = month.split('-');
  if (!station)
    return (
      <div className="page">
        <h1>{t('title')}</h1>
        <EmptyState>{t('nobody')}</EmptyState>
      </div>
    );
  return (
    <div className="page rota">
      <h1>{t('title')}</h1>
      <Space wrap className="rota-head">
        <StationChoice />
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('earlier')}
          onClick={() => setAddress({ month: monthAfter(month, -1) })}
        />
        <strong>{t('month', { year, month: Number(at) })}</strong>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('later')}
          onClick={() => setAddress({ month: monthAfter(month, 1) })}
        />
        <Button onClick={() => setAddress({ month: undefined })}>{t('thisMonth')}</Button>
        <Link to={`/rota/arrangements?station=${station}`}>{t('arrangements')}</Link>
      </Space>
      <Plans station={station} year={Number(year)} plan={plan} />
      {shown.isPending && <Loading rows={8} />}
      {shown.isError && <CannotRead no={shown.error} again={() => void shown.refetch()} />}
      {shown.data && (
        <>
          {!shown.data.calendarKnown && <p className="wait">{t('holidaysUnknown')}</p>}
          <Calendar days={shown.data.days} station={station} draft={plan !== undefined} />
        </>
      )}
      <YearTable station={station} year={Number(year)} plan={plan} />
    </div>
  );
}

/** The drafts, and what a head does with them. */
function Plans({ station, year, plan }: { station: string; year: number; plan: string | undefined }) {
  const t = useT();
  const manages = useMay()('manage-staff');
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [, setAddress] = useAddress();
  const plans = useQuery({
    queryKey: ['rota', 'plans', station, year],
    queryFn: ({ signal }) =>
      api.get<Plan[]>(`/api/rota/stations/${station}/plans`, { query: { year }, signal }),
  });
  const again = () => cache.invalidateQueries({ queryKey: ['rota'] });
  const propose = useCommand(async (command: string, id: string) => {
    await api.post(`/api/rota/stations/${station}/plans`, { id, year }, { command });
    await again();
    setAddress({ plan: id });
  });
  const settle = useCommand(async (command: string, one: Plan, what: 'accept' | 'drop') => {
    await api.post(`/api/rota/plans/${one.id}/${what}`, { version: one.version }, { command });
    await again();
    setAddress({ plan: undefined });
    void message.success(what === 'accept' ? t('accepted', { from: one.from }) : t('dropped'));
  });
  const [fresh, setFresh] = useState(newId);
  if (!manages) return null;
  const drafts = (plans.data ?? []).filter((one) => one.state === 'draft');
  const chosen = drafts.find((one) => one.id === plan);
  const tomorrow = dayAfter(today());
  const from = tomorrow > `${year}-01-01` ? tomorrow : `${year}-01-01`;
  return (
    <section className="card rota-plans">
      {(propose.refusal ?? settle.refusal) !== undefined && (
        <RefusedPanel no={propose.refusal ?? settle.refusal} />
      )}
      <Space wrap>
        {drafts.length > 0 && (
          <Select
            className="rota-draft"
            aria-label={t('shown')}
            value={chosen?.id ?? ''}
            options={[
              { value: '', label: t('asItIs') },
              ...drafts.map((one) => ({
                value: one.id,
                label: t('draftOf', { time: atStation(one.made).format('MM-DD HH:mm'), name: one.madeBy }),
              })),
            ]}
            onChange={(next) => setAddress({ plan: next || undefined })}
          />
        )}
        {chosen && (
          <>
            {chosen.empty > 0 && <span className="wait">{t('draftEmpty', { count: chosen.empty })}</span>}
            <Popconfirm
              title={t('acceptSure', { from: chosen.from })}
              onConfirm={() => void settle.send(chosen, 'accept')}
            >
              <Button type="primary" loading={settle.busy}>
                {t('accept')}
              </Button>
            </Popconfirm>
            <Button onClick={() => void settle.send(chosen, 'drop')}>{t('drop')}</Button>
          </>
        )}
        {!chosen && from.startsWith(String(year)) && (
          <>
            <Button
              type="primary"
              loading={propose.busy}
              onClick={() => void propose.send(fresh).then((done) => done && setFresh(newId()))}
            >
              {t('propose', { year })}
            </Button>
            <span className="quiet">{propose.busy ? t('proposing') : t('proposeHint', { day: from })}</span>
          </>
        )}
      </Space>
    </section>
  );
}

function Calendar({ days, station, draft }: { days: Day[]; station: string; draft: boolean }) {
  const t = useT();
  const narrow = useNarrow();
  const me = useSession().account.id;
  const [swapping, setSwapping] = useState<Turn>();
  const [past, setPast] = useState(false);
  const first = days[0] ? new Date(`${days[0].day}T00:00:00Z`).getUTCDay() : 1;
  const blanks = narrow ? 0 : (first + 6) % 7;
  const now = today();
  const ahead = narrow && !past ? days.filter((one) => one.day >= now) : days;
  const shown = ahead.length > 0 ? ahead : days;
  return (
    <>
      {shown.length < days.length && (
        <Button type="link" onClick={() => setPast(true)}>
          {t('daysBefore', { count: days.length - shown.length })}
        </Button>
      )}
      {!narrow && (
        <div className="rota-weekdays quiet" aria-hidden>
          {t('weekdays')
            .split(' ')
            .map((one) => (
              <span key={one}>{one}</span>
            ))}
        </div>
      )}
      <ol className="rota-month">
        {shown.map((one, n) => (
          <li
            key={one.day}
            className={`${one.kind}${one.day === now ? ' now' : ''}`}
            style={n === 0 && blanks > 0 ? { gridColumnStart: blanks + 1 } : undefined}
          >
            <span className="rota-day">
              {Number(one.day.slice(8))}{' '}
              <span className="quiet">
                {narrow && weekday(one.day, t('weekdays'))} {one.kind === 'holiday' ? one.name : ''}
              </span>
            </span>
            {one.turns.map((turn) => (
              <OneTurn
                key={turn.id}
                turn={turn}
                mine={!draft && turn.account === me && turn.day > now}
                swap={setSwapping}
              />
            ))}
            {one.empty.map((empty) => (
              <Nobody key={`${empty.shiftZh} ${empty.from}`} empty={empty} />
            ))}
          </li>
        ))}
      </ol>
      {swapping && (
        <AskSwap station={station} turn={swapping} days={days} close={() => setSwapping(undefined)} />
      )}
    </>
  );
}

function weekday(day: string, names: string): string {
  return names.split(' ')[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '';
}

function OneTurn({ turn, mine, swap }: { turn: Turn; mine: boolean; swap: (turn: Turn) => void }) {
  const t = useT();
  const shift = useShiftName();
  return (
    <div className="rota-turn" title={`${shift(turn)} ${hours(turn)}`}>
      <span>{turn.name}</span> <span className="quiet">{shift(turn) || hours(turn)}</span>
      {mine && (
        <Button size="small" type="link" onClick={() => swap(turn)}>
          {t('askSwap')}
        </Button>
      )}
    </div>
  );
}

export function Nobody({ empty }: { empty: Empty }) {
  const t = useT();
  const shift = useShiftName();
  const reasons = useReasons();
  return (
    <div className="rota-turn wait" title={t('why', { reasons: reasons(empty.why) })}>
      {t('empty', { shift: shift(empty) })}
    </div>
  );
}

const REASONS = [
  'not-here',
  'on-leave',
  'not-at-work',
  'twice-a-day',
  'days-in-a-row',
  'hours-of-rest',
] as const;

/** `on-leave=1 days-in-a-row=2` in words. */
export function useReasons(): (why: string) => string {
  const t = useT();
  return (why) =>
    why
      .split(' ')
      .map((part) => {
        const [code, count] = part.split('=');
        const reason = REASONS.find((one) => one === code);
        return reason ? t(`reasons.${reason}`, { count: Number(count) }) : '';
      })
      .filter(Boolean)
      .join('，');
}
