import './rota.css';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, InputNumber, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import { api, newId } from '@/api';
import { useLanguage, useMay, useSession } from '@/app';
import { CannotRead, DayInput, FormPage, Loading, RefusedPanel, TimeInput, useCommand } from '@/ui';
import { type Member, type Shift, useStationChosen, useWhole, type Whole } from './rota';
import { StationChoice } from './StationChoice';
import { useT } from './texts';

/** What the rota goes by: shifts, rest, who takes part and how, leave. */
export default function ArrangementsPage() {
  const t = useT();
  const whole = useWhole(useStationChosen());
  return (
    <div className="page rota">
      <h1>{t('arrangementsTitle')}</h1>
      <StationChoice />
      {whole.isPending && <Loading rows={8} />}
      {whole.isError && <CannotRead no={whole.error} again={() => void whole.refetch()} />}
      {whole.data && (
        <>
          <Leave whole={whole.data} />
          <Shifts whole={whole.data} />
          <Members whole={whole.data} />
        </>
      )}
    </div>
  );
}

function Leave({ whole }: { whole: Whole }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const manages = useMay()('manage-staff');
  const me = useSession().account.displayName;
  const again = () => cache.invalidateQueries({ queryKey: ['rota'] });
  const back = useCommand(async (command: string, id: string) => {
    await api.post(`/api/rota/leave/${id}/take-back`, {}, { command });
    await again();
    void message.success(t('leaveGone'));
  });
  const own = whole.members.filter((one) => manages || one.name === me);
  return (
    <section className="card" aria-label={t('leave')}>
      <h2>{t('leave')}</h2>
      <p className="quiet">{t('leaveHint')}</p>
      {back.refusal !== undefined && <RefusedPanel no={back.refusal} />}
      {whole.leave.length === 0 && <p className="quiet">{t('leaveNone')}</p>}
      <ul className="rota-empty">
        {whole.leave.map((one) => (
          <li key={one.id}>
            {t('leaveLine', { name: one.name, from: one.from, to: one.to })}{' '}
            {(manages || one.name === me) && (
              <Button size="small" type="link" onClick={() => void back.send(one.id)}>
                {t('leaveBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {own.length > 0 && (
        <FormPage<{ id: string; worker: string; from: string; to: string }, unknown>
          formKey="rota.leave"
          initial={{ id: newId(), worker: own[0]?.worker ?? '' }}
          send={({ worker, ...days }, command) =>
            api.post(`/api/rota/members/${worker}/leave`, days, { command })
          }
          done={() => {
            void again();
            void message.success(t('leaveAdded'));
          }}
          submit={t('leaveAdd')}
        >
          <Form.Item name="id" hidden>
            <Input />
          </Form.Item>
          <div className="rota-three">
            <Form.Item name="worker" label={t('leaveWho')} rules={[{ required: true }]}>
              <Select options={own.map((one) => ({ value: one.worker, label: one.name }))} />
            </Form.Item>
            <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
              <DayInput />
            </Form.Item>
            <Form.Item name="to" label={t('to')} rules={[{ required: true }]}>
              <DayInput />
            </Form.Item>
          </div>
        </FormPage>
      )}
    </section>
  );
}

function Shifts({ whole }: { whole: Whole }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const manages = useMay()('manage-staff');
  const language = useLanguage();
  const [shifts, setShifts] = useState(whole.shifts);
  const [setting, setSetting] = useState(whole.setting);
  useEffect(() => {
    setShifts(whole.shifts);
    setSetting(whole.setting);
  }, [whole]);
  const save = useCommand(async (command: string) => {
    await api.put(`/api/rota/stations/${whole.station}/arrangements`, { ...setting, shifts }, { command });
    await cache.invalidateQueries({ queryKey: ['rota'] });
    void message.success(t('shiftsSaved'));
  });
  const change = (code: string, next: Partial<Shift>) =>
    setShifts(shifts.map((one) => (one.code === code ? { ...one, ...next } : one)));
  return (
    <section className="card" aria-label={t('shifts')}>
      <h2>{t('shifts')}</h2>
      {save.refusal !== undefined && <RefusedPanel no={save.refusal} />}
      <ul className="rota-shifts">
        {shifts.map((one) => (
          <li key={one.code}>
            <strong>{language === 'en' ? one.nameEn : one.nameZh}</strong>{' '}
            <span className="quiet">{t(`days.${one.days}`)}</span>
            <Space wrap>
              <TimeInput
                value={one.from}
                disabled={!manages}
                onChange={(from) => from && change(one.code, { from })}
              />
              <TimeInput
                value={one.to}
                disabled={!manages}
                onChange={(to) => to && change(one.code, { to })}
              />
              <span>
                {t('least')}{' '}
                <InputNumber
                  min={0}
                  max={20}
                  disabled={!manages}
                  aria-label={`${one.nameZh} ${t('least')}`}
                  value={one.least}
                  onChange={(least) => least !== null && change(one.code, { least })}
                />
              </span>
            </Space>
          </li>
        ))}
      </ul>
      <h2>{t('rules')}</h2>
      <div className="rota-rules">
        <span>
          {t('mostInARow')}{' '}
          <InputNumber
            min={1}
            max={6}
            disabled={!manages}
            aria-label={t('mostInARow')}
            value={setting.mostInARow}
            onChange={(mostInARow) => mostInARow && setSetting({ ...setting, mostInARow })}
          />{' '}
          <span className="quiet">{t('mostHint')}</span>
        </span>
        <span>
          {t('restHours')}{' '}
          <InputNumber
            min={0}
            max={16}
            disabled={!manages}
            aria-label={t('restHours')}
            value={setting.restHours}
            onChange={(restHours) => restHours !== null && setSetting({ ...setting, restHours })}
          />{' '}
          <span className="quiet">{t('restHint')}</span>
        </span>
        <Checkbox
          checked={setting.headApproves}
          disabled={!manages}
          onChange={(event) => setSetting({ ...setting, headApproves: event.target.checked })}
        >
          {t('headApproves')}
        </Checkbox>
      </div>
      {manages && (
        <Button type="primary" loading={save.busy} onClick={() => void save.send()}>
          {t('saveShifts')}
        </Button>
      )}
    </section>
  );
}

function Members({ whole }: { whole: Whole }) {
  const t = useT();
  return (
    <section className="card" aria-label={t('members')}>
      <h2>{t('members')}</h2>
      <ul className="rota-shifts">
        {whole.members.map((one) => (
          <OneMember key={`${one.worker} ${one.version}`} member={one} />
        ))}
      </ul>
    </section>
  );
}

function OneMember({ member }: { member: Member }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const manages = useMay()('manage-staff');
  const [chosen, setChosen] = useState(member);
  const names = t('weekdays').split(' ');
  const save = useCommand(async (command: string) => {
    await api.put(`/api/rota/members/${member.worker}`, chosen, { command });
    await cache.invalidateQueries({ queryKey: ['rota'] });
    void message.success(t('memberSaved', { name: member.name }));
  });
  return (
    <li>
      <strong>{member.name}</strong>
      {save.refusal !== undefined && <RefusedPanel no={save.refusal} />}
      <Space wrap>
        <Checkbox
          checked={chosen.takesPart}
          disabled={!manages}
          onChange={(event) => setChosen({ ...chosen, takesPart: event.target.checked })}
        >
          {t('takesPart')}
        </Checkbox>
        <span>
          {t('share')}{' '}
          <InputNumber
            min={10}
            max={100}
            suffix="%"
            disabled={!manages}
            aria-label={`${member.name} ${t('share')}`}
            value={chosen.share}
            onChange={(share) => share && setChosen({ ...chosen, share })}
          />
        </span>
        <Checkbox.Group
          disabled={!manages}
          aria-label={`${member.name} ${t('usualDays')}`}
          options={names.map((label, day) => ({ label, value: day }))}
          value={names.map((_, day) => day).filter((day) => (chosen.weekdays >> day) & 1)}
          onChange={(days) =>
            setChosen({ ...chosen, weekdays: days.reduce<number>((all, day) => all | (1 << Number(day)), 0) })
          }
        />
        {manages && (
          <Button loading={save.busy} disabled={chosen.weekdays === 0} onClick={() => void save.send()}>
            {t('save')}
          </Button>
        )}
      </Space>
    </li>
  );
}
