import { Button, Checkbox, Form, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { useMay } from '@/app';
import { Masked, useCommand } from '@/ui';
import { AskDialog } from './AskDialog';
import { Part, useFresh } from './Part';
import { type Kin, type Person, show, useWords } from './residents';
import { useT } from './texts';

interface KinValues {
  name: string;
  relation: string;
  phone?: string;
  emergency: boolean;
  note: string;
}

/** Kin and whom to call in an emergency. */
export function KinList({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  const may = useMay();
  const fresh = useFresh();
  const [open, setOpen] = useState<Kin | 'new'>();
  const edit = may('edit-residents') && !person.mergedInto;
  const remove = useCommand(async (command, one: Kin) => {
    await api.put(
      `/api/residents/${person.id}/kin/${one.id}`,
      { ...one, phone: null, removed: true },
      { command },
    );
    fresh(t('kinRemoved', { name: one.name }));
  });
  const changed = open === 'new' ? undefined : open;
  return (
    <Part
      title={t('section.kin')}
      action={
        edit && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('addKin')}
          </Button>
        )
      }
    >
      {person.kin.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.kin.map((one) => (
          <li key={one.id}>
            <span className="what">
              <strong>{one.name}</strong>{' '}
              <span className="quiet">
                {[words.relation(one.relation), one.emergency ? t('emergency') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <div>
                {one.phone && (
                  <Masked
                    what={t('phone')}
                    masked={one.phone}
                    {...(may('reveal')
                      ? { reveal: (purpose: string) => show(person.id, 'kinPhone', purpose, one.id) }
                      : {})}
                  />
                )}
              </div>
              {one.note && <div className="quiet">{one.note}</div>}
            </span>
            {edit && (
              <span>
                <Button size="small" type="link" onClick={() => setOpen(one)}>
                  {t('edit')}
                </Button>
                <Popconfirm
                  title={t('removeKinSure')}
                  okText={t('remove')}
                  onConfirm={() => remove.send(one)}
                >
                  <Button size="small" type="link">
                    {t('remove')}
                  </Button>
                </Popconfirm>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <AskDialog<KinValues>
          title={changed ? t('editKin') : t('addKin')}
          submit={t('save')}
          initial={
            changed
              ? {
                  name: changed.name,
                  relation: changed.relation,
                  emergency: changed.emergency,
                  note: changed.note,
                }
              : { name: '', emergency: false, note: '' }
          }
          close={() => setOpen(undefined)}
          done={({ name }) => fresh(t('kinSaved', { name }))}
          send={(values, command) =>
            changed
              ? api.put(
                  `/api/residents/${person.id}/kin/${changed.id}`,
                  { ...values, phone: values.phone || null, version: changed.version },
                  { command },
                )
              : api.post(`/api/residents/${person.id}/kin`, { id: newId(), ...values }, { command })
          }
        >
          <Form.Item name="name" label={t('kinName')} rules={[{ required: true }]}>
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item name="relation" label={t('relation')} rules={[{ required: true }]}>
            <Select options={words.relations.filter((one) => one.value !== '01')} />
          </Form.Item>
          <Form.Item name="phone" label={t('phone')}>
            <Input inputMode="tel" placeholder={changed?.phone ?? ''} />
          </Form.Item>
          <Form.Item name="emergency" valuePropName="checked">
            <Checkbox>{t('emergency')}</Checkbox>
          </Form.Item>
          <Form.Item name="note" label={t('note')}>
            <Input maxLength={200} />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}
