import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { FormPage } from '@/ui';
import { PasswordField } from './PasswordField';
import { useT } from './texts';

interface Values {
  name: string;
  displayName: string;
  password: string;
}

/** Made by the system administrator; it can do nothing before the security administrator gives it a role. */
export function NewAccount(props: {
  done: (id: string, name: string, password: string) => void;
  cancel: () => void;
}) {
  const t = useT();
  const cache = useQueryClient();
  const [id] = useState(newId);
  return (
    <FormPage<Values, { id: string }>
      formKey="access.new"
      initial={{}}
      leaveOut={['password']}
      submit={t('newAccount')}
      cancel={props.cancel}
      send={(values, command) => api.post('/api/access/accounts', { id, ...values }, { command })}
      done={(made, values) => {
        void cache.invalidateQueries({ queryKey: ['access'] });
        props.done(made.id, values.name.trim(), values.password);
      }}
    >
      <Form.Item name="displayName" label={t('displayName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('name')}
        extra={t('nameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="password" label={t('password')} extra={t('passwordHint')} rules={[{ required: true }]}>
        <PasswordField />
      </Form.Item>
    </FormPage>
  );
}
