import { Button, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useMay } from '@/app';
import { RefusedPanel } from '@/ui';
import { type Campaign, type Stock, useVerb } from './campaigns';
import { useT } from './texts';

const MOVES = ['given', 'taken', 'returned', 'given-back', 'declared'] as const;

/** What was taken, given, returned, and is left; the sum of the lines. */
export function Goods({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const may = useMay();
  const works = may('record-visits') && campaign.state === 'running';
  const named = campaign.parts.length > 1;
  const nameOf = (station: string) => campaign.parts.find((part) => part.station === station)?.name ?? '';
  return (
    <section className="card campaign-part" aria-label={t('goods')}>
      <div className="campaign-head">
        <h2>{t('goods')}</h2>
        {works && <AddGoods campaign={campaign} />}
      </div>
      {campaign.goods.length === 0 && <p className="quiet">{t('goodsEmpty')}</p>}
      <ul className="campaign-rows">
        {campaign.goods.map((one) => (
          <li key={one.id} className="campaign-goods">
            <div>
              <strong>{one.name}</strong> {named && <span className="quiet">{nameOf(one.station)}</span>}
              <div className="quiet">
                {t('taken')} {one.taken} · {t('given')} {one.given} · {t('returned')} {one.returned}
                {one.declared !== 0 && ` · ${t('declared')} ${one.declared}`}
              </div>
            </div>
            <div>
              {t('left')}{' '}
              <strong>
                {one.left} {one.measure}
              </strong>{' '}
              {works && <MoveGoods campaign={campaign} stock={one} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddGoods({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ station?: string; name: string; measure: string; quantity: number }>();
  const verb = useVerb<{ left: number }>(campaign.id, ({ left }) =>
    t('goodsSaved', { left, measure: form.getFieldValue('measure') ?? '' }),
  );
  const first = campaign.parts[0]?.station;
  async function save(values: object) {
    if (await verb.act('goods', { station: first, ...values })) {
      form.resetFields();
      setOpen(false);
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addGoods')}</Button>
      <Modal
        open={open}
        title={t('addGoods')}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ station: first }}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          {campaign.parts.length > 1 && (
            <Form.Item name="station" label={t('station')}>
              <Select options={campaign.parts.map((one) => ({ value: one.station, label: one.name }))} />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('goodsName')} rules={[{ required: true }]}>
            <Input maxLength={40} />
          </Form.Item>
          <div className="campaign-pair">
            <Form.Item name="quantity" label={t('quantity')} rules={[{ required: true }]}>
              <InputNumber min={1} max={1_000_000} className="full" />
            </Form.Item>
            <Form.Item name="measure" label={t('measure')} rules={[{ required: true }]}>
              <Input maxLength={10} placeholder={t('measureHint')} />
            </Form.Item>
          </div>
        </Form>
      </Modal>
    </>
  );
}

/** A line in or out; to a target, when one is named. */
export function MoveGoods({
  campaign,
  stock,
  subject,
}: {
  campaign: Campaign;
  stock: Stock;
  subject?: string;
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ what: (typeof MOVES)[number]; quantity: number; note?: string }>();
  const what = Form.useWatch('what', form);
  const verb = useVerb<{ left: number }>(campaign.id, ({ left }) =>
    t('goodsSaved', { left, measure: stock.measure }),
  );
  async function save(values: object) {
    if (await verb.act(`goods/${stock.id}`, { ...values, subject })) {
      form.resetFields();
      setOpen(false);
    }
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {subject ? `${t('giveGoods')} ${stock.name}` : t('moveGoods')}
      </Button>
      <Modal
        open={open}
        title={`${stock.name} · ${t('left')} ${stock.left} ${stock.measure}`}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ what: 'given', quantity: 1 }}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          <Form.Item name="what" label={t('moveGoods')}>
            <Select
              options={(subject ? (['given', 'given-back'] as const) : MOVES).map((one) => ({
                value: one,
                label: t(`moves.${one}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="quantity"
            label={what === 'declared' ? t('counted') : t('quantity')}
            rules={[{ required: true }]}
          >
            <InputNumber min={what === 'declared' ? 0 : 1} max={1_000_000} className="full" />
          </Form.Item>
          <Form.Item name="note" label={t('note')} rules={[{ required: what === 'declared' }]}>
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
