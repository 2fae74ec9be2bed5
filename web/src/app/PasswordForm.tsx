import { Alert, App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useDoorRefusal } from './SignInForm';
import { useChangePassword } from './session';
import { useAppText } from './texts';

interface Typed {
  old: string;
  chosen: string;
  repeat: string;
}

const SHORTEST = 10;

export function PasswordForm() {
  const t = useAppText();
  const { message } = App.useApp();
  const change = useChangePassword();
  const why = useDoorRefusal();
  const [form] = Form.useForm<Typed>();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  async function save(typed: Typed) {
    setBusy(true);
    setRefusal('');
    try {
      await change(typed.old, typed.chosen);
      form.resetFields();
      void message.success(t('password.done'));
    } catch (no) {
      setRefusal(why(no));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={(typed) => void save(typed)}
    >
      <Form.Item
        name="old"
        label={t('password.old')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="chosen"
        label={t('password.chosen')}
        extra={t('password.rule')}
        rules={[{ required: true, min: SHORTEST, message: t('password.tooShort') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('password.repeat')}
        dependencies={['chosen']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value && value === getFieldValue('chosen')
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {refusal && <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} role="alert" />}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('password.submit')}
      </Button>
    </Form>
  );
}
