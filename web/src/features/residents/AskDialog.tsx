import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { Refused } from '@/api';
import { RefusedPanel, useCommand } from '@/ui';

interface Props<V extends object> {
  title: string;
  submit: string;
  initial: Partial<V>;
  send: (values: V, command: string) => Promise<unknown>;
  done: (values: V) => void;
  close: () => void;
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}

/** One small question over the page: a label, a contact, a day. A no is said at its field. */
export function AskDialog<V extends object>(props: Props<V>) {
  const { title, submit, initial, send, done, close, children } = props;
  const [form] = Form.useForm<V>();
  const command = useCommand(async (id: string, values: V) => {
    try {
      return await send(values, id);
    } catch (no) {
      if (no instanceof Refused && no.field) {
        form.setFields([{ name: no.field, errors: [no.detail] }] as never);
      }
      throw no;
    }
  });

  async function save(values: V) {
    if (await command.send(values)) {
      done(values);
      close();
    }
  }

  return (
    <Modal
      open
      title={title}
      okText={submit}
      confirmLoading={command.busy}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      <Form<V>
        form={form}
        layout="vertical"
        initialValues={initial as never}
        onFinish={() => void save(form.getFieldsValue(true) as V)}
      >
        {command.refusal !== undefined && (
          <RefusedPanel no={command.refusal} fields={Object.keys(form.getFieldsValue())} />
        )}
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  );
}
