import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { api, newId, type Page, today } from '@/api';
import { type Choice, DayInput, FindSelect, FormPage } from '@/ui';
import type { Account } from './access';
import { useT } from './texts';

interface Values {
  name: string;
  account?: Choice;
  rights: string[];
  expires: string;
}

async function look(q: string, signal: AbortSignal): Promise<Choice[]> {
  const found = await api.get<Page<Account>>('/api/access/accounts', { query: { q, state: 'open' }, signal });
  return found.items.map((one) => ({ id: one.id, name: one.displayName, detail: one.name }));
}

function aYearOn(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** For another system: in whose name, which rights, until when. */
export function NewToken({ done, cancel }: { done: (token: string) => void; cancel: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const [id] = useState(newId);
  const day = today();
  const { data: rights = [] } = useQuery({
    queryKey: ['access', 'rights'],
    queryFn: ({ signal }) => api.get<string[]>('/api/access/rights', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <FormPage<Values, { token: string }>
      formKey="access.token"
      initial={{ rights: [], expires: aYearOn(day) }}
      submit={t('newToken')}
      cancel={cancel}
      send={({ name, account, rights: chosen, expires }, command) =>
        api.post(
          `/api/access/accounts/${account?.id}/tokens`,
          { id, name, rights: chosen, expires: `${expires}T00:00:00+08:00` },
          { command },
        )
      }
      done={({ token }) => {
        void cache.invalidateQueries({ queryKey: ['access'] });
        done(token);
      }}
    >
      <Form.Item
        name="name"
        label={t('tokenName')}
        extra={t('tokenNameHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="account" label={t('tokenFor')} extra={t('tokenForHint')} rules={[{ required: true }]}>
        <FindSelect kind="access" look={look} placeholder={t('findAccount')} />
      </Form.Item>
      <Form.Item name="rights" label={t('rightsOf')} rules={[{ required: true }]}>
        <Checkbox.Group
          className="rights"
          options={rights.map((one) => ({ value: one, label: t(`rights.${one as 'reveal'}`) }))}
        />
      </Form.Item>
      <Form.Item name="expires" label={t('expires')} rules={[{ required: true }]}>
        <DayInput allows={(one) => one > day && one <= aYearOn(day)} />
      </Form.Item>
    </FormPage>
  );
}
