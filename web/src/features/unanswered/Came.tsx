import { App, Form, Input, Radio, Select } from 'antd';
import { api } from '@/api';
import { useSession } from '@/app';
import { DayInput, FormPage } from '@/ui';
import { useT } from './texts';
import { type Detail, type Result, type Rung, resultsOf } from './unanswered';

interface Values {
  rung: Rung;
  result: Result;
  words?: string;
  until?: string;
}

/** What came of a step: the one that is due, or one that was done before its turn. */
export function Came({ detail, done }: { detail: Detail; done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const head = useSession().roles.includes('head');
  const { ladder } = detail;
  const can = detail.steps
    .filter((step) => step.state === 'now' || (step.state === 'ahead' && step.rung !== 'welfare-check'))
    .filter((step) => ladder.kind === 'no-answer' || step.state === 'now')
    .map((step) => step.rung)
    .filter((rung) => resultsOf(rung, head).length > 0);
  if (can.length === 0) return null;
  return (
    <section className="card" aria-label={t('record')}>
      <h2>{t('record')}</h2>
      <FormPage<Values, unknown>
        key={`${ladder.id} ${ladder.version}`}
        formKey={`unanswered.${ladder.id}`}
        initial={{ rung: can.includes(ladder.rung) ? ladder.rung : (can[0] as Rung) }}
        send={(values, command) =>
          api.post(
            `/api/unanswered/${ladder.id}/steps`,
            { ...values, version: ladder.version, line: command },
            { command },
          )
        }
        done={(_, values) => {
          const reached = values.result === 'seen' || values.result === 'heard';
          void message.success(
            reached
              ? t('found', { who: ladder.name })
              : t('saved', { step: t(`rungs.${values.rung}`), result: t(`results.${values.result}`) }),
          );
          done();
        }}
        submit={t('save')}
      >
        {(form) => <Fields form={form} can={can} head={head} wordDays={detail.wordDays} />}
      </FormPage>
    </section>
  );
}

function Fields({
  form,
  can,
  head,
  wordDays,
}: {
  form: ReturnType<typeof Form.useForm<Values>>[0];
  can: Rung[];
  head: boolean;
  wordDays: number;
}) {
  const t = useT();
  const rung = Form.useWatch('rung', form) ?? (can[0] as Rung);
  const result = Form.useWatch('result', form);
  return (
    <>
      {can.length > 1 ? (
        <Form.Item name="rung" label={t('which')}>
          <Select
            options={can.map((value) => ({ value, label: t(`rungs.${value}`) }))}
            onChange={() => form.setFieldValue('result', undefined)}
          />
        </Form.Item>
      ) : (
        <Form.Item name="rung" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="result" label={t('result')} rules={[{ required: true }]}>
        <Radio.Group className="ladder-results" optionType="button">
          {resultsOf(rung, head).map((value) => (
            <Radio.Button key={value} value={value}>
              {t(`results.${value}`)}
            </Radio.Button>
          ))}
        </Radio.Group>
      </Form.Item>
      {result === 'word' && (
        <Form.Item name="until" label={t('until')} extra={t('wordHint', { count: wordDays })}>
          <DayInput />
        </Form.Item>
      )}
      <Form.Item
        name="words"
        label={t(result === 'word' ? 'wordsWord' : 'words')}
        rules={[{ required: result === 'word' || result === 'advised' }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}
