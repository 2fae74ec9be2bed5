import { Button, Form, Input, InputNumber, Radio, Space } from 'antd';
import { useState } from 'react';
import { useMay } from '@/app';
import { OnePhoto, Photos } from '@/ui';
import { type CashWhat, useMoment, usePhotosOf, type View, yuan } from './requests';
import { useT } from './texts';
import { useVerb } from './useVerb';

/** The errand's money: every line, and the balance that is their sum. */
export function Cash({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const moment = useMoment();
  const photos = usePhotosOf(view);
  const [adding, setAdding] = useState(false);
  const open = view.balance !== 0;
  return (
    <section>
      <h3>
        {t('cash.title')}{' '}
        {view.cash.length > 0 && (
          <span className={open ? 'wait' : 'quiet'}>
            {open
              ? `${t(view.balance > 0 ? 'cash.balance' : 'cash.owed')} ¥${yuan(Math.abs(view.balance))}`
              : t('cash.settled')}
          </span>
        )}
      </h3>
      {view.cash.length === 0 && !adding && <p className="quiet">{t('cash.none')}</p>}
      <ul className="cash">
        {view.cash.map((line, at) => (
          <li key={`${line.at} ${at}`}>
            <span>
              {t(`cash.${line.what}`)} {line.note && <span className="quiet">{line.note}</span>}
            </span>
            {line.receipt && <Photos of={[line.receipt]} address={photos} />}
            <span className="quiet">
              {moment(line.at)} · {line.by}
            </span>
            <strong>
              {line.fen > 0 ? '+' : '−'}
              {yuan(Math.abs(line.fen))}
            </strong>
          </li>
        ))}
      </ul>
      {may('do-requests') && view.line.state !== 'closed' && !adding && (
        <Button onClick={() => setAdding(true)}>{t('cash.add')}</Button>
      )}
      {adding && <AddLine view={view} close={() => setAdding(false)} />}
    </section>
  );
}

function AddLine({ view, close }: { view: View; close: () => void }) {
  const t = useT();
  const photos = usePhotosOf(view);
  const verb = useVerb(view, () => t('cash.title'), close);
  const [form] = Form.useForm<{ what: CashWhat; yuan?: number; note: string }>();
  const what = Form.useWatch('what', form);
  const choices: CashWhat[] = [
    'received',
    'spent',
    'returned',
    ...(view.balance !== 0 ? (['declared'] as const) : []),
  ];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ what: view.balance > 0 ? 'spent' : 'received', note: '' }}
      onFinish={(said: object) => void verb.send('cash', said)}
    >
      <Form.Item name="what" label={t('cash.what')}>
        <Radio.Group
          optionType="button"
          className="chips"
          options={choices.map((value) => ({ value, label: t(`cash.${value}`) }))}
        />
      </Form.Item>
      {what !== 'declared' && (
        <Form.Item name="yuan" label={t('cash.yuan')} rules={[{ required: true }]}>
          <InputNumber min={0.01} max={100_000} precision={2} step={1} className="full" inputMode="decimal" />
        </Form.Item>
      )}
      <Form.Item
        name="note"
        label={what === 'declared' ? t('cash.reason') : t('cash.note')}
        rules={what === 'declared' ? [{ required: true, whitespace: true }] : []}
      >
        <Input maxLength={200} />
      </Form.Item>
      {what === 'spent' && (
        <Form.Item name="receipt" label={t('cash.receipt')} extra={t('photoHint')}>
          <OnePhoto station={view.line.station} address={photos} />
        </Form.Item>
      )}
      {verb.trouble}
      <Space>
        <Button type="primary" htmlType="submit" loading={verb.busy}>
          {t('cash.add')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </Space>
    </Form>
  );
}
