import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Refused } from '@/api';
import { useSignIn } from './session';
import { useAppText } from './texts';

interface Typed {
  name: string;
  password: string;
}

/** What a refusal says to a person at the door. */
export function useDoorRefusal() {
  const t = useAppText();
  return (no: unknown) =>
    no instanceof Refused && no.code !== 'network' && no.detail ? no.detail : t('offline');
}

export function SignInForm({ name, locked, done }: { name?: string; locked?: boolean; done?: () => void }) {
  const t = useAppText();
  const signIn = useSignIn();
  const why = useDoorRefusal();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  async function enter(typed: Typed) {
    setBusy(true);
    setRefusal('');
    try {
      await signIn(typed.name.trim(), typed.password);
      done?.();
    } catch (no) {
      setRefusal(why(no));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Form<Typed>
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ name: name ?? '', password: '' }}
      onFinish={(typed) => void enter(typed)}
    >
      <Form.Item
        name="name"
        label={t('signIn.name')}
        rules={[{ required: true, message: t('signIn.nameMissing') }]}
      >
        <Input autoComplete="username" autoCapitalize="off" autoFocus={!name} disabled={locked ?? false} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('signIn.password')}
        rules={[{ required: true, message: t('signIn.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={Boolean(name)} />
      </Form.Item>
      {refusal && <Alert type="error" showIcon title={refusal} style={{ marginBottom: 16 }} role="alert" />}
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t('signIn.submit')}
      </Button>
    </Form>
  );
}
