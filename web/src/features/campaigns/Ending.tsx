import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { today } from '@/api';
import { DayInput, RefusedPanel } from '@/ui';
import { type Campaign, useVerb } from './campaigns';
import { useT } from './texts';

/** Other words, another last day. */
export function ChangeIt({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ title: string; message: string; to: string }>();
  const verb = useVerb(campaign.id, () => t('changed'));
  async function save(values: object) {
    if (await verb.act('change', { ...values, version: campaign.version })) setOpen(false);
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('change')}</Button>
      <Modal
        open={open}
        title={t('change')}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ title: campaign.title, message: campaign.message, to: campaign.to }}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          <Form.Item name="title" label={t('name')} rules={[{ required: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="to" label={t('to')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day >= today() || day === campaign.to} />
          </Form.Item>
          <Form.Item name="message" label={t('message')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

/** Ends it with a summary. */
export function EndIt({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ words: string }>();
  const verb = useVerb(campaign.id, () => t('ended'));
  async function save(values: object) {
    if (await verb.act('end', { ...values, version: campaign.version })) setOpen(false);
  }
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('end')}
      </Button>
      <Modal
        open={open}
        title={t('endTitle')}
        okText={t('end')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
          <RefusedPanel no={verb.refusal} />
          <Form.Item name="words" label={t('endWords')} extra={t('endHint')} rules={[{ required: true }]}>
            <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
