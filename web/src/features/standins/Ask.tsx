import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { RefusedPanel } from '@/ui';
import { useT } from './texts';

/** A button that asks a few things in a dialog and sends them; it closes when the server has them. */
export function Ask<V extends object>({
  button,
  title,
  initial,
  send,
  busy,
  refusal,
  primary = false,
  children,
}: {
  button: string;
  title?: string;
  initial: Partial<V>;
  send: (values: V) => Promise<unknown>;
  busy: boolean;
  refusal: unknown;
  primary?: boolean;
  children: ReactNode;
}) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<V>();
  async function save(values: V) {
    if (await send(values)) {
      (form as FormInstance<V>).resetFields();
      setOpen(false);
    }
  }
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Modal
        open={open}
        title={title ?? button}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form<V>
          form={form}
          layout="vertical"
          initialValues={initial as never}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={refusal} />
          {children}
        </Form>
      </Modal>
    </>
  );
}
