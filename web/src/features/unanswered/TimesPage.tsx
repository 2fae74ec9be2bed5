import './unanswered.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@/api';
import { useMay } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { useT } from './texts';
import type { Risk, Rung, Time, Times } from './unanswered';

const RUNGS: readonly (Rung | 'word')[] = [
  'again',
  'phone',
  'kin',
  'neighbour',
  'grid-leader',
  'welfare-check',
  'ask-head',
  'gently',
  'word',
];
const MAY_BE_LEFT_OUT: readonly (Rung | 'word')[] = ['phone', 'kin', 'neighbour', 'grid-leader'];
const RISKS: readonly Risk[] = ['high', 'key', 'general'];

/** How long each step may take, by risk: set by the hub, shortened by a station. */
export default function TimesPage() {
  const t = useT();
  const times = useQuery({
    queryKey: ['unanswered', 'times'],
    queryFn: ({ signal }) => api.get<Times>('/api/unanswered/times', { signal }),
  });
  return (
    <div className="page">
      <h1>{t('timesTitle')}</h1>
      {times.isPending && <Loading rows={8} />}
      {times.isError && <CannotRead no={times.error} again={() => void times.refetch()} />}
      {times.data && <Table times={times.data} />}
    </div>
  );
}

function Table({ times }: { times: Times }) {
  const t = useT();
  const may = useMay();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const sets = may(times.hub ? 'manage-services' : 'manage-staff');
  const [chosen, setChosen] = useState(times.times);
  useEffect(() => setChosen(times.times), [times]);
  const save = useCommand(async (command: string) => {
    await api.put(
      '/api/unanswered/times',
      { station: times.station, version: times.version, times: chosen },
      { command },
    );
    await cache.invalidateQueries({ queryKey: ['unanswered', 'times'] });
    void message.success(t('timesSaved'));
  });
  const is = (of: Time, other: Time) => of.risk === other.risk && of.rung === other.rung;
  const change = (next: Time) => setChosen(chosen.map((one) => (is(one, next) ? next : one)));
  return (
    <>
      <p className="quiet">
        {t(sets ? (times.hub ? 'timesHub' : 'timesStation') : 'timesRead')} {t('timesNote')}
        {times.byName && ` ${t('changedBy', { name: times.byName })}`}
      </p>
      {save.refusal !== undefined && <RefusedPanel no={save.refusal} />}
      <div className="card">
        <table className="times">
          <thead>
            <tr>
              <th>{t('step')}</th>
              {RISKS.map((risk) => (
                <th key={risk}>{t(`risks.${risk}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {RUNGS.map((rung) => (
              <tr key={rung}>
                <th scope="row">{t(`rungs.${rung}`)}</th>
                {RISKS.map((risk) => {
                  const time = chosen.find((one) => one.risk === risk && one.rung === rung);
                  const above = times.above.find((one) => one.risk === risk && one.rung === rung);
                  return (
                    <td key={risk} data-label={t(`risks.${risk}`)}>
                      {time && (
                        <One
                          time={time}
                          above={above}
                          sets={sets}
                          hub={times.hub}
                          change={change}
                          label={`${t(`rungs.${rung}`)} ${t(`risks.${risk}`)}`}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sets && (
        <div className="form-foot">
          <Button type="primary" loading={save.busy} onClick={() => void save.send()}>
            {t('setTimes')}
          </Button>
        </div>
      )}
    </>
  );
}

function One(props: {
  time: Time;
  above: Time | undefined;
  sets: boolean;
  hub: boolean;
  label: string;
  change: (time: Time) => void;
}) {
  const t = useT();
  const { time, above, sets, hub, label, change } = props;
  const differs = above && (above.amount !== time.amount || above.unit !== time.unit);
  const hint = !hub && differs && (
    <span className="quiet">{t('above', { amount: above.amount, unit: t(`units.${above.unit}`) })}</span>
  );
  if (!sets) {
    return (
      <span>
        {time.used ? `${time.amount} ${t(`units.${time.unit}`)}` : '—'} {hint}
      </span>
    );
  }
  return (
    <span className="times-one">
      {hub && MAY_BE_LEFT_OUT.includes(time.rung) && (
        <Checkbox
          checked={time.used}
          aria-label={`${label} ${t('used')}`}
          onChange={(event) => change({ ...time, used: event.target.checked })}
        />
      )}
      <InputNumber
        min={1}
        max={90}
        disabled={!time.used}
        aria-label={label}
        value={time.amount}
        onChange={(amount) => amount && change({ ...time, amount })}
      />
      {time.unit === 'day' ? (
        t('units.day')
      ) : (
        <Select
          disabled={!time.used}
          aria-label={`${label} ${t('due')}`}
          value={time.unit}
          options={(['hour', 'working-day'] as const).map((value) => ({
            value,
            label: t(`units.${value}`),
          }))}
          onChange={(unit) => change({ ...time, unit })}
        />
      )}
      {hint}
    </span>
  );
}
