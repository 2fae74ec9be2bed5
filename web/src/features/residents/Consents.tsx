import { Button, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { useMay } from '@/app';
import { DayInput, useCommand } from '@/ui';
import { AskDialog } from './AskDialog';
import { Part, useFresh } from './Part';
import type { Consent, Person } from './residents';
import { useT } from './texts';

const WAYS = ['written', 'spoken', 'guardian', 'recorded'] as const;

/** What somebody has agreed to, how, and until when. */
export function Consents({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const fresh = useFresh();
  const [adding, setAdding] = useState(false);
  const edit = may('edit-residents') && !person.mergedInto;
  const withdraw = useCommand(async (command, one: Consent) => {
    await api.put(
      `/api/residents/${person.id}/consents/${one.id}/withdraw`,
      { version: one.version },
      { command },
    );
    fresh(t('consentWithdrawn'));
  });
  return (
    <Part
      title={t('section.consents')}
      action={
        edit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addConsent')}
          </Button>
        )
      }
    >
      {person.consents.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.consents.map((one) => (
          <li key={one.id} className={one.withdrawn ? 'quiet' : undefined}>
            <span className="what">
              {one.what}
              <div className="quiet">
                {[
                  WAYS.includes(one.way as 'written') ? t(`ways.${one.way as 'written'}`) : one.way,
                  one.given,
                  one.until ? t('validUntil', { day: one.until }) : '',
                  one.withdrawn ? t('withdrawn', { day: one.withdrawn }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </span>
            {edit && !one.withdrawn && (
              <Popconfirm
                title={t('withdrawSure')}
                okText={t('withdraw')}
                onConfirm={() => withdraw.send(one)}
              >
                <Button size="small" type="link">
                  {t('withdraw')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AskDialog<{ what: string; way: string; given: string; until: string; note: string }>
          title={t('addConsent')}
          submit={t('save')}
          initial={{ way: 'written' }}
          close={() => setAdding(false)}
          done={() => fresh(t('consentSaved'))}
          send={(values, command) =>
            api.post(`/api/residents/${person.id}/consents`, { id: newId(), ...values }, { command })
          }
        >
          <Form.Item name="what" label={t('what')} rules={[{ required: true }]}>
            <Input maxLength={200} placeholder={t('whatHint')} autoFocus />
          </Form.Item>
          <Form.Item name="way" label={t('way')}>
            <Select options={WAYS.map((way) => ({ value: way, label: t(`ways.${way}`) }))} />
          </Form.Item>
          <Form.Item name="given" label={t('given')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="until" label={t('until')}>
            <DayInput />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}
