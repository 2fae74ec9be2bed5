import { LeftOutlined, PrinterOutlined, RightOutlined, SettingOutlined } from '@ant-design/icons';
import { Alert, Button, Progress, Segmented, Select, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { today } from '@/api';
import { useGo, useNarrow } from '@/app';
import { CannotRead, DayInput, Loading } from '@/ui';
import { Board } from './Board';
import { ChangesCard } from './ChangesCard';
import { PlanActions } from './PlanActions';
import { type Day, dayAfter, type Plan, timeOf, useDay, useWhere } from './rounds';
import { useT } from './texts';
import { WhoGoes } from './WhoGoes';
import './rounds.css';

const DayMap = lazy(() => import('./DayMap'));

/** A station's day: who goes to whom, in walking order. */
export default function RoundsPage() {
  const { station, day } = useWhere();
  const read = useDay(station, day);
  return (
    <div className="page rounds">
      <Head />
      {read.isError ? (
        <CannotRead no={read.error} again={() => void read.refetch()} />
      ) : read.data ? (
        <DayView day={read.data} />
      ) : (
        <Loading rows={8} />
      )}
    </div>
  );
}

function Head() {
  const t = useT();
  const go = useGo();
  const { station, stations, day, go: turn } = useWhere();
  const words = `?station=${station}&day=${day}`;
  return (
    <header className="rounds-head">
      <h1>{t('title')}</h1>
      <div className="rounds-day">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={t('before')}
          onClick={() => turn({ day: dayAfter(day, -1) })}
        />
        <DayInput value={day} onChange={(next) => turn({ day: next })} />
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={t('after')}
          onClick={() => turn({ day: dayAfter(day, 1) })}
        />
        {day !== today() && <Button onClick={() => turn({ day: undefined })}>{t('today')}</Button>}
      </div>
      {stations.length > 1 && (
        <Select
          aria-label={t('station')}
          value={station}
          onChange={(next) => turn({ station: next })}
          options={stations.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      <div className="rounds-tools">
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => go(`/rounds/paper${words}`)}>
          {t('print')}
        </Button>
        <Button
          icon={<SettingOutlined aria-hidden />}
          onClick={() => go(`/rounds/settings?station=${station}`)}
        >
          {t('settings')}
        </Button>
      </div>
    </header>
  );
}

function DayView({ day }: { day: Day }) {
  const t = useT();
  const { address, go } = useWhere();
  const solving = day.draft?.state === 'solving';
  const both = day.accepted && day.draft && !solving;
  const plan =
    both && address.plan === 'accepted' ? day.accepted : solving ? day.accepted : (day.draft ?? day.accepted);
  return (
    <>
      {day.failed && <Alert type="warning" showIcon title={t('failed')} />}
      {solving && day.draft && <Working plan={day.draft} day={day} />}
      {both && (
        <Segmented
          value={plan?.state === 'accepted' ? 'accepted' : 'draft'}
          onChange={(which) => go({ plan: which === 'accepted' ? 'accepted' : undefined })}
          options={[
            { value: 'draft', label: t('showDraft') },
            { value: 'accepted', label: t('showAccepted') },
          ]}
        />
      )}
      {plan ? (
        <PlanView key={plan.id} day={day} plan={plan} solving={solving} />
      ) : (
        !solving && <Nothing day={day} />
      )}
    </>
  );
}

function Nothing({ day }: { day: Day }) {
  const t = useT();
  return (
    <section className="card rounds-none">
      <h2>{day.mayPlan ? t('none') : t('gone')}</h2>
      {day.mayPlan && (
        <>
          <p className="quiet">{t('noneHint')}</p>
          <WhoGoes day={day} how="new" submit={t('make')} />
        </>
      )}
    </section>
  );
}

function Working({ plan, day }: { plan: Plan; day: Day }) {
  const t = useT();
  return (
    <section className="card rounds-working" aria-live="polite">
      <Progress percent={plan.progress} status="active" />
      <p>{t('solving')}</p>
      {day.mayPlan && <PlanActions day={day} plan={plan} />}
    </section>
  );
}

function PlanView({ day, plan, solving }: { day: Day; plan: Plan; solving: boolean }) {
  const t = useT();
  const narrow = useNarrow();
  const [map, setMap] = useState(!narrow);
  const [shown, setShown] = useState<string>();
  const draft = plan.state === 'draft';
  const names = {
    who: draft ? plan.madeBy : plan.acceptedBy,
    when: timeOf((draft ? plan.made : plan.accepted) ?? plan.made),
  };
  return (
    <>
      <div className="rounds-state">
        <Tag color={draft ? 'warning' : 'success'}>{draft ? t('draft') : t('accepted')}</Tag>
        <span className="quiet">{draft ? t('draftBy', names) : t('acceptedBy', names)}</span>
        {day.mayPlan && !solving && <PlanActions day={day} plan={plan} />}
      </div>
      {draft && plan.difference && <ChangesCard changes={plan.difference} />}
      <div className={map ? 'rounds-both' : ''}>
        <Board day={day} plan={plan} shown={shown} show={setShown} />
        <aside className="rounds-map">
          {narrow && <Button onClick={() => setMap(!map)}>{map ? t('hideMap') : t('showMap')}</Button>}
          {map && (
            <Suspense fallback={<Loading rows={6} />}>
              <DayMap station={day.station} plan={plan} shown={shown} show={setShown} />
            </Suspense>
          )}
        </aside>
      </div>
    </>
  );
}
