import { Form, Input, InputNumber } from 'antd';
import { type Choice, FindSelect } from '@/ui';
import { DoerSelect } from './DoerSelect';
import { Foot, type PanelProps } from './Foot';
import { look } from './people';
import { asDoer } from './requests';
import { useT } from './texts';
import { useVerb } from './useVerb';

/** Who is sent. */
export function Assign({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('states.assigned'), close);
  return (
    <Form
      layout="vertical"
      onFinish={(said: { doer: string }) => void verb.send('assign', asDoer(said.doer))}
    >
      <Form.Item name="doer" label={t('assignForm.doer')} rules={[{ required: true }]}>
        <DoerSelect station={view.line.station} placeholder={t('assignForm.choose')} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('assignForm.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

/** What was done and how long it took. */
export function Done({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('finished'), close);
  return (
    <Form
      layout="vertical"
      initialValues={{ minutes: 30, what: '' }}
      onFinish={(said: { minutes: number; what: string }) => void verb.send('done', said)}
    >
      <Form.Item name="minutes" label={t('done.minutes')} rules={[{ required: true }]}>
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

/** An opinion goes up to whoever can answer it. */
export function SendUp({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('up.done'), close);
  return (
    <Form
      layout="vertical"
      initialValues={{ to: t('up.hub') }}
      onFinish={(said: { to: string }) => void verb.send('send-up', said)}
    >
      <Form.Item name="to" label={t('up.to')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('up.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

/** The answer from above. */
export function Answer({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('answerForm.done'), close);
  return (
    <Form layout="vertical" onFinish={(said: { words: string }) => void verb.send('answer', said)}>
      <Form.Item name="words" label={t('answerForm.words')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('answerForm.save')} busy={verb.busy} close={close} />
    </Form>
  );
}

/** Somebody of the register turns out to be meant. */
export function Person({ view, close }: PanelProps) {
  const t = useT();
  const verb = useVerb(view, () => t('person.done'), close);
  return (
    <Form
      layout="vertical"
      onFinish={(said: { who?: Choice }) => void verb.send('person', { resident: said.who?.id })}
    >
      <Form.Item name="who" label={t('person.find')} rules={[{ required: true }]}>
        <FindSelect kind="residents" look={look} autoFocus />
      </Form.Item>
      {verb.trouble}
      <Foot save={t('person.save')} busy={verb.busy} close={close} />
    </Form>
  );
}
