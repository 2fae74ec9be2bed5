import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Form, Input, InputNumber, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, Refused } from '@/api';
import { useMay, useSession } from '@/app';
import { type Choice, FindSelect, RefusedPanel, useCommand } from '@/ui';
import { DoerSelect } from './DoerSelect';
import { look } from './people';
import { asDoer, type Taken, type View, type WordWay } from './requests';
import { useT } from './texts';

type Panel = 'assign' | 'done' | 'word' | 'close' | 'up' | 'answer' | 'person';

/** Sends a verb with the version seen; after a conflict the newest is shown and nothing typed is lost. */
export function useVerb(view: View, said: (taken: Taken) => string, then?: () => void) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const verb = useCommand((command: string, name: string, body: object) =>
    api.post<Taken>(
      `/api/requests/${view.line.id}/${name}`,
      { version: view.line.version, ...body },
      { command },
    ),
  );
  async function send(name: string, body: object = {}) {
    const answer = await verb.send(name, body);
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['requests'] }),
      cache.invalidateQueries({ queryKey: ['today'] }),
    ]);
    if (answer) {
      void message.success(said(answer.result));
      then?.();
    }
  }
  const conflict = verb.refusal instanceof Refused && verb.refusal.conflict;
  const trouble = conflict ? (
    <Alert type="warning" showIcon className="refused" title={t('changedMeanwhile')} />
  ) : verb.refusal ? (
    <RefusedPanel no={verb.refusal} />
  ) : null;
  return { send, busy: verb.busy, trouble };
}

/** What comes next as one main button, what else may be done beside it. */
export function NextSteps({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const session = useSession();
  const [panel, setPanel] = useState<Panel>();
  const verb = useVerb(view, (taken) =>
    t(taken.state === 'under-way' ? 'begun' : 'assigned', { name: session.account.displayName }),
  );
  const { line } = view;
  const here = session.stations.some((one) => one.id === line.station) && may('do-requests');
  const head = session.roles.includes('head');
  const mine = line.mine || (here && (line.volunteer || head));
  const waits = Boolean(line.sentUpTo) && !line.answered;
  if (line.state === 'closed') return null;

  const main: { label: string; act: () => void } | undefined =
    line.state === 'received' && may('assign-requests')
      ? { label: t('assign'), act: () => setPanel('assign') }
      : line.state === 'assigned' && mine
        ? { label: t('begin'), act: () => void verb.send('begin') }
        : line.state === 'assigned' && here
          ? { label: t('takeOver'), act: () => void verb.send('take-over') }
          : line.state === 'under-way' && waits && may('answer-opinions')
            ? { label: t('answer'), act: () => setPanel('answer') }
            : line.state === 'under-way' && mine && !waits
              ? { label: t('finish'), act: () => setPanel('done') }
              : line.state === 'under-way' && here && !waits
                ? { label: t('takeOver'), act: () => void verb.send('take-over') }
                : line.state === 'done' && here
                  ? { label: t('takeWord'), act: () => setPanel('word') }
                  : undefined;

  const beside: { key: string; label: ReactNode; act?: () => void }[] = [];
  if (here && line.state === 'received')
    beside.push({ key: 'mine', label: t('takeOver'), act: () => void verb.send('take-over') });
  if (may('assign-requests') && (line.state === 'assigned' || line.state === 'under-way'))
    beside.push({ key: 'assign', label: t('reassign'), act: () => setPanel('assign') });
  if (here && view.climbs && !line.sentUpTo && (line.state === 'assigned' || line.state === 'under-way'))
    beside.push({ key: 'up', label: t('sendUp'), act: () => setPanel('up') });
  if (here && !line.resident)
    beside.push({ key: 'person', label: t('person.find'), act: () => setPanel('person') });
  if (here && line.state !== 'done')
    beside.push({ key: 'close', label: t('close'), act: () => setPanel('close') });

  const close = () => setPanel(undefined);
  return (
    <div className="request-next">
      {waits && <p className="wait">{t('waitsForAnswer', { to: line.sentUpTo ?? '' })}</p>}
      {line.answered && line.state === 'under-way' && <p className="wait">{t('bringAnswer')}</p>}
      {view.proposed && line.state === 'received' && (
        <p className="quiet">{t('facts.proposed', { name: view.proposed })}</p>
      )}
      {verb.trouble}
      {!panel && (
        <Space wrap>
          {main && (
            <Button type="primary" size="large" loading={verb.busy} onClick={main.act}>
              {main.label}
            </Button>
          )}
          {beside.map((one) => (
            <Button key={one.key} {...(one.act ? { onClick: one.act } : {})}>
              {one.label}
            </Button>
          ))}
          {here && line.resident && line.state !== 'done' && may('record-visits') && (
            <Link to={`/visits/new?request=${line.id}&resident=${line.resident}`}>{t('startVisit')}</Link>
          )}
        </Space>
      )}
      {panel === 'assign' && <Assign view={view} close={close} />}
      {panel === 'done' && <Done view={view} close={close} />}
      {panel === 'word' && <TakeWord view={view} close={close} />}
      {panel === 'close' && <TakeWord view={view} close={close} early />}
      {panel === 'up' && <SendUp view={view} close={close} />}
      {panel === 'answer' && <Answer view={view} close={close} />}
      {panel === 'person' && <Person view={view} close={close} />}
    </div>
  );
}

interface PanelProps {
  view: View;
  close: () => void;
}

function Foot({ save, busy, close }: { save: string; busy: boolean; close: () => void }) {
  return (
    <Space>
      <Button type="primary" htmlType="submit" loading={busy}>
        {save}
      </Button>
      <Button onClick={close} aria-label="×">
        ×
      </Button>
    </Space>
  );
}

function Assign({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('states.assigned'), close);
  return (
    <Form
      layout="vertical"
      onFinish={(said: { doer: string }) => void verb.send('assign', asDoer(said.doer))}
    >
      <Form.Item
        name="doer"
        label={t('assignForm.doer')}
        rules={[{ required: true, message: t('assignForm.doer') }]}
      >
        <DoerSelect station={view.line.station} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('assignForm.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

function Done({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('finished'), close);
  return (
    <Form
      layout="vertical"
      initialValues={{ minutes: 30, what: '' }}
      onFinish={(said: { minutes: number; what: string }) => void verb.send('done', said)}
    >
      <Form.Item
        name="minutes"
        label={t('done.minutes')}
        rules={[{ required: true, message: t('done.minutes') }]}
      >
        <InputNumber min={0} max={1440} step={5} mode="spinner" />
      </Form.Item>
      <Form.Item name="what" label={t('done.what')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('done.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

type Said = 'satisfied' | 'not-yet' | 'not-solved' | 'withdrawn';

/** The resident's word: what, how it was taken, who said so. Before it is done it can only end without success. */
function TakeWord({ view, close, early = false }: PanelProps & { early?: boolean }) {
  const t = useT();
  const verb = useVerb(view, () => t('wordTaken'), close);
  const [form] = Form.useForm<{ word: Said; way: WordWay; saidBy: string; reason: string }>();
  const word = Form.useWatch('word', form);
  const choices: Said[] = early
    ? view.line.state === 'received'
      ? ['withdrawn']
      : ['withdrawn', 'not-solved']
    : ['satisfied', 'not-yet', 'not-solved', 'withdrawn'];
  const asks =
    word === 'not-yet' ? t('word.missing') : word === 'withdrawn' ? t('word.why') : t('word.reason');
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ word: choices[0], way: 'call-back', saidBy: t('word.self'), reason: '' }}
      onFinish={(said: object) => void verb.send('word', said)}
    >
      <Form.Item name="word" label={t('word.ask')}>
        <Radio.Group
          optionType="button"
          className="chips"
          options={choices.map((value) => ({ value, label: t(`word.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="way" label={t('word.way')}>
        <Radio.Group
          optionType="button"
          className="chips"
          options={(['call-back', 'counter', 'witness'] as const).map((value) => ({
            value,
            label: t(`word.ways.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="saidBy"
        label={t('word.saidBy')}
        extra={t('word.saidByHint')}
        rules={[{ required: true, whitespace: true, message: t('word.saidBy') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {word && word !== 'satisfied' && (
        <Form.Item
          name="reason"
          label={asks}
          rules={word === 'withdrawn' ? [] : [{ required: true, whitespace: true, message: asks }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      )}
      {verb.trouble}
      <Foot save={t('word.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

function SendUp({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('sendUp'), close);
  return (
    <Form
      layout="vertical"
      initialValues={{ to: t('up.hub') }}
      onFinish={(said: { to: string }) => void verb.send('send-up', said)}
    >
      <Form.Item
        name="to"
        label={t('up.to')}
        rules={[{ required: true, whitespace: true, message: t('up.to') }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('up.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

function Answer({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('answer'), close);
  return (
    <Form layout="vertical" onFinish={(said: { words: string }) => void verb.send('answer', said)}>
      <Form.Item
        name="words"
        label={t('answerForm.words')}
        rules={[{ required: true, whitespace: true, message: t('answerForm.words') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('answerForm.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

function Person({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('person.save'), close);
  return (
    <Form
      layout="vertical"
      onFinish={(said: { who?: Choice }) => void verb.send('person', { resident: said.who?.id })}
    >
      <Form.Item name="who" label={t('person.find')} rules={[{ required: true, message: t('person.find') }]}>
        <FindSelect kind="residents" look={look} autoFocus />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('person.save')} busy={verb.busy} close={close} />
    </Form>
  );
}
