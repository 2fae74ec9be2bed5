import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { useMay } from '@/app';
import { DayInput } from '@/ui';
import { AskDialog } from './AskDialog';
import { Part, useFresh } from './Part';
import { type Label, type Person, useWords } from './residents';
import { useT } from './texts';

/** What makes somebody a person to watch over, with dates and evidence. */
export function Labels({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  const may = useMay();
  const fresh = useFresh();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Label>();
  const edit = may('edit-residents') && !person.mergedInto;
  return (
    <Part
      title={t('labels')}
      action={
        edit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addLabel')}
          </Button>
        )
      }
    >
      {person.labels.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.labels.map((one) => (
          <li key={one.id} className={one.to ? 'quiet' : undefined}>
            <span className="what">
              {words.label(one.kind)}{' '}
              <span className="quiet">
                {one.to ? t('fromTo', { from: one.from, to: one.to }) : t('since', { from: one.from })}
              </span>
              {one.evidence && <div className="quiet">{one.evidence}</div>}
            </span>
            {edit && !one.to && (
              <Button size="small" type="link" onClick={() => setEnding(one)}>
                {t('endLabel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AskDialog<{ kind: string; from: string; evidence: string }>
          title={t('addLabel')}
          submit={t('save')}
          initial={{ evidence: '' }}
          close={() => setAdding(false)}
          done={({ kind }) => fresh(t('labelAdded', { label: words.label(kind) }))}
          send={(values, command) =>
            api.post(`/api/residents/${person.id}/labels`, { id: newId(), ...values, to: null }, { command })
          }
        >
          <Form.Item name="kind" label={t('label')} rules={[{ required: true }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={words.labels} />
          </Form.Item>
          <Form.Item name="from" label={t('from')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="evidence" label={t('evidence')}>
            <Input.TextArea maxLength={500} placeholder={t('evidenceHint')} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </AskDialog>
      )}
      {ending && (
        <AskDialog<{ day: string }>
          title={t('endLabelTitle', { label: words.label(ending.kind) })}
          submit={t('endLabel')}
          initial={{}}
          close={() => setEnding(undefined)}
          done={() => fresh(t('labelEnded', { label: words.label(ending.kind) }))}
          send={({ day }, command) =>
            api.put(
              `/api/residents/${person.id}/labels/${ending.id}/end`,
              { version: ending.version, day: day ?? null },
              { command },
            )
          }
        >
          <Form.Item name="day" label={t('lastDay')}>
            <DayInput allows={(day) => day >= ending.from} />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}
