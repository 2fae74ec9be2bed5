import { useQuery } from '@tanstack/react-query';
import { Alert, Checkbox, Form, type FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@/api';
import { OneLine } from './marks';
import type { Values } from './personValues';
import type { LooksLike, Match, Person } from './residents';
import { useT } from './texts';

const PAUSE = 500;

/** Warns while one types: this person may be in the register already. */
export function LooksKnown({
  form,
  person,
  refused,
}: {
  form: FormInstance<Values>;
  person: Person | undefined;
  refused: readonly Match[];
}) {
  const t = useT();
  const name = Form.useWatch('name', form)?.trim() ?? '';
  const identity = Form.useWatch('identity', form)?.replace(/\s/g, '') ?? '';
  const birth = Form.useWatch('birth', form);
  const phone = Form.useWatch('phone', form)?.replace(/\D/g, '') ?? '';
  const asked = JSON.stringify({
    name,
    identity: identity.length === 15 || identity.length === 18 ? identity : null,
    birth: birth ?? null,
    phone: phone.length >= 7 ? phone : null,
  });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), PAUSE);
    return () => clearTimeout(timer);
  }, [asked]);
  const question = JSON.parse(settled) as Record<string, string | null>;
  const enough = Boolean(question.identity ?? (question.name && (question.birth ?? question.phone)));
  const { data } = useQuery({
    queryKey: ['residents-duplicates', settled, person?.id],
    queryFn: ({ signal }) =>
      api.post<LooksLike>('/api/residents/duplicates', { ...question, id: person?.id ?? null }, { signal }),
    enabled: enough,
    gcTime: 0,
  });
  const found = data?.matches.length ? data.matches : refused;
  return (
    <>
      {data?.elsewhere.map((one) => (
        <Alert
          key={one.station}
          className="looks-known"
          type="info"
          showIcon
          title={t('elsewhere', { station: one.name })}
        />
      ))}
      {found.length > 0 && (
        <Alert
          className="looks-known"
          type="warning"
          showIcon
          role="alert"
          title={t('known')}
          description={
            <>
              <ul>
                {found.map((one) => (
                  <li key={one.person.id}>
                    <OneLine card={one.person} />{' '}
                    <span className="quiet">
                      {one.why.map((why) => t(`whys.${why as 'identity'}`)).join(' · ')}
                    </span>{' '}
                    <a href={`/residents/${one.person.id}`} target="_blank" rel="noreferrer">
                      {t('openKnown')}
                    </a>
                  </li>
                ))}
              </ul>
              {!person && (
                <Form.Item name="sure" valuePropName="checked" noStyle>
                  <Checkbox>{t('sure')}</Checkbox>
                </Form.Item>
              )}
            </>
          }
        />
      )}
    </>
  );
}
