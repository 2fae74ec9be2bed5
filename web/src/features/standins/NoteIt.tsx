import { Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { newId, today } from '@/api';
import { DayInput } from '@/ui';
import { Ask } from './Ask';
import { RESULTS, type Result, useVerb, WAYS, type Way } from './standins';
import { useT } from './texts';

interface Values {
  day: string;
  by: Way;
  result: Result;
  minutes: number;
  words?: string;
}

/** A contact in a few taps. */
export function NoteIt({ id }: { id: string }) {
  const t = useT();
  const [note, setNote] = useState(newId);
  const verb = useVerb(() => t('noted'));
  return (
    <Ask<Values>
      button={t('note')}
      primary
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ day: today(), by: 'home', result: 'seen', minutes: 30 }}
      send={async (values) => {
        const done = await verb.act(`/${id}/notes`, { ...values, id: note });
        if (done) setNote(newId());
        return done;
      }}
    >
      <Form.Item name="by" label={t('way')}>
        <Radio.Group
          optionType="button"
          options={WAYS.map((way) => ({ value: way, label: t(`ways.${way}`) }))}
        />
      </Form.Item>
      <Form.Item name="result" label={t('result')}>
        <Radio.Group
          optionType="button"
          options={RESULTS.map((one) => ({ value: one, label: t(`results.${one}`) }))}
        />
      </Form.Item>
      <div className="pair-two">
        <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
          <DayInput allows={(day) => day <= today()} />
        </Form.Item>
        <Form.Item name="minutes" label={t('minutes')} rules={[{ required: true }]}>
          <InputNumber min={0} max={720} step={5} className="full" />
        </Form.Item>
      </div>
      <Form.Item name="words" label={t('words')} extra={t('wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </Ask>
  );
}
