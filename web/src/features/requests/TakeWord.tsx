import { Form, Input, Radio } from 'antd';
import { Foot, type PanelProps } from './Foot';
import type { WordWay } from './requests';
import { useT } from './texts';
import { useVerb } from './useVerb';

type Said = 'satisfied' | 'not-yet' | 'not-solved' | 'withdrawn';

/** The resident's word: what, how it was taken, who said so. Before it is done it can only end without success. */
export function TakeWord({ view, close, early = false }: PanelProps & { early?: boolean }) {
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
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      {word && word !== 'satisfied' && (
        <Form.Item
          name="reason"
          label={asks}
          rules={word === 'withdrawn' ? [] : [{ required: true, whitespace: true }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      )}
      {verb.trouble}
      <Foot save={t('word.save')} busy={verb.busy} close={close} />
    </Form>
  );
}
