import './unanswered.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useGo, useMay, useParam } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { Came } from './Came';
import { Numbers } from './Numbers';
import { RiskTag } from './RiskTag';
import { useT } from './texts';
import { type Detail, isLate, type Planned, useLadder, useTime } from './unanswered';

/** The job that looks whose time is up, as the server names it. */
const JOB = 'unanswered-steps';

/** One search: its steps with their times, whom to call, what to write down, and what was done. */
export default function LadderPage() {
  const ladder = useLadder(useParam('id'));
  if (ladder.isPending) return <Loading rows={8} />;
  if (ladder.isError) return <CannotRead no={ladder.error} again={() => void ladder.refetch()} />;
  return <Ladder detail={ladder.data} />;
}

function Ladder({ detail }: { detail: Detail }) {
  const t = useT();
  const may = useMay();
  const cache = useQueryClient();
  const { ladder } = detail;
  const again = () => void cache.invalidateQueries({ queryKey: ['unanswered'] });
  const acts = may('record-visits') && !ladder.ended;
  return (
    <div className="page ladder">
      <h1>
        {ladder.name} <RiskTag risk={ladder.risk} />
      </h1>
      <p className="quiet">
        {t(ladder.kind === 'refused' ? 'sinceRefused' : 'since', { day: ladder.since })} · {ladder.ownerName}{' '}
        · <Link to={`/residents/${ladder.resident}`}>{t('openPerson')}</Link>
        {ladder.sourceModule === 'visits' && (
          <>
            {' · '}
            <Link to={`/visits/${ladder.sourceRecord}`}>{t('openSource')}</Link>
          </>
        )}
        {ladder.request && (
          <>
            {' · '}
            <Link to={`/requests?view=list&open=${ladder.request}`}>{t('openRequest')}</Link>
          </>
        )}
      </p>
      <p className={ladder.ended ? '' : 'quiet'}>
        {ladder.ending ? t(`endings.${ladder.ending}`) : t('neverClosed')}
      </p>
      <div className="ladder-columns">
        <div>
          <Steps detail={detail} />
          {acts && <Came detail={detail} done={again} />}
          {acts && <Others detail={detail} done={again} />}
        </div>
        <aside>
          {!ladder.ended && may('reveal') && (
            <Numbers resident={ladder.resident} gridLeader={detail.gridLeader} />
          )}
          <History detail={detail} />
        </aside>
      </div>
    </div>
  );
}

function Steps({ detail }: { detail: Detail }) {
  const t = useT();
  const time = useTime();
  const { ladder } = detail;
  const when = (step: Planned) => {
    if (step.state === 'now' && ladder.pausedUntil) return t('paused', { day: ladder.pausedUntil });
    if (!step.due) return '';
    return t(step.state === 'ahead' ? 'wouldBe' : 'dueBy', { time: time(step.due) });
  };
  return (
    <ol className="ladder-steps card" aria-label={t('step')}>
      {detail.steps.map((step) => (
        <li key={step.rung} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <strong>{t(`rungs.${step.rung}`)}</strong>
          <span className="quiet">{t(`stepStates.${step.state}`)}</span>
          <span className={step.state === 'now' ? (isLate(ladder) ? 'alarm' : 'wait') : 'quiet'}>
            {when(step)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What else can be done: record a visit, hand over, go and look at once. */
function Others({ detail, done }: { detail: Detail; done: () => void }) {
  const t = useT();
  const go = useGo();
  const { message } = App.useApp();
  const { ladder } = detail;
  const [why, setWhy] = useState('');
  const straight = useCommand(async (command: string) => {
    await api.post(
      `/api/unanswered/${ladder.id}/check`,
      { version: ladder.version, words: why },
      { command },
    );
    void message.success(t('straightDone'));
    done();
  });
  const hand = useCommand(async (command: string, account: string) => {
    await api.post(
      `/api/unanswered/${ladder.id}/hand-over`,
      { version: ladder.version, account },
      { command },
    );
    void message.success(
      t('handed', { name: detail.staff.find((one) => one.account === account)?.name ?? '' }),
    );
    done();
  });
  return (
    <section className="card">
      {(straight.refusal ?? hand.refusal) !== undefined && (
        <RefusedPanel no={straight.refusal ?? hand.refusal} />
      )}
      <p className="quiet">{t('visitHint')}</p>
      <Space wrap>
        <Button onClick={() => go(`/visits/new?resident=${ladder.resident}`)}>{t('visit')}</Button>
        {detail.staff.length > 0 && (
          <Select
            className="ladder-hand"
            aria-label={t('handTo')}
            placeholder={t('handOver')}
            value={null}
            loading={hand.busy}
            options={detail.staff
              .filter((one) => one.account !== ladder.owner)
              .map((one) => ({ value: one.account, label: one.name }))}
            onChange={(account: string | null) => account && void hand.send(account)}
          />
        )}
        {ladder.rung !== 'welfare-check' && (
          <Popconfirm
            title={t('straightWhy')}
            description={
              <Input
                aria-label={t('straightWhy')}
                value={why}
                maxLength={200}
                onChange={(event) => setWhy(event.target.value)}
              />
            }
            okButtonProps={{ disabled: !why.trim(), loading: straight.busy }}
            okText={t('straight')}
            onConfirm={() => void straight.send()}
          >
            <Button danger>{t('straight')}</Button>
          </Popconfirm>
        )}
      </Space>
    </section>
  );
}

function History({ detail }: { detail: Detail }) {
  const t = useT();
  const time = useTime();
  return (
    <section className="card" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <ol className="ladder-history">
        {[...detail.lines].reverse().map((line) => (
          <li key={line.id}>
            <span className="quiet">
              {time(line.at)} · {line.by === JOB ? t('system') : line.by}
            </span>
            <div>
              {t(`rungs.${line.rung}`)}：{t(`what.${line.what}`)}
              {line.until && <span className="quiet"> {t('paused', { day: line.until })}</span>}
            </div>
            {line.words && <p className="ladder-words">{line.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
