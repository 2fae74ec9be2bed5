import { Button, Modal, Radio, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNarrow } from '@/app';
import { useUiText } from './texts';

export interface ComparedField<V> {
  name: keyof V & string;
  label: string;
  /** How the value reads to a person; plain text by default. */
  show?: (value: unknown, all: V) => ReactNode;
}

interface Props<V> {
  mine: V;
  theirs: V;
  fields: readonly ComparedField<V>[];
  onSave: (chosen: V) => void;
  onLeave: () => void;
  busy?: boolean;
}

function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown) => (value === undefined || value === null || value === '' ? null : value);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** Two people changed one record: both versions side by side, and the second chooses, field by field. */
export function ConflictDialog<V extends object>({ mine, theirs, fields, onSave, onLeave, busy }: Props<V>) {
  const t = useUiText();
  const narrow = useNarrow();
  const differing = fields.filter((field) => !same(mine[field.name], theirs[field.name]));
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs' | undefined>>({});
  const open = differing.filter((field) => choice[field.name] === undefined).length;

  function all(side: 'mine' | 'theirs') {
    setChoice(Object.fromEntries(differing.map((field) => [field.name, side])));
  }

  function save() {
    const kept = differing
      .filter((field) => choice[field.name] === 'theirs')
      .map((field) => [field.name, theirs[field.name]]);
    onSave({ ...mine, ...Object.fromEntries(kept) });
  }

  function words(field: ComparedField<V>, of: V): ReactNode {
    const value = of[field.name];
    if (same(value, null)) return t('conflict.empty');
    if (field.show) return field.show(value, of);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  return (
    <Modal
      open
      width={760}
      title={t('conflict.title')}
      mask={{ closable: false }}
      onCancel={onLeave}
      footer={[
        <Button key="leave" onClick={onLeave}>
          {t('conflict.leave')}
        </Button>,
        <Button key="save" type="primary" disabled={open > 0} loading={busy ?? false} onClick={save}>
          {t('conflict.save')}
        </Button>,
      ]}
    >
      <p>{differing.length > 0 ? t('conflict.explain') : t('conflict.same')}</p>
      {differing.length > 1 && (
        <Space wrap>
          <Button size="small" onClick={() => all('mine')}>
            {t('conflict.allMine')}
          </Button>
          <Button size="small" onClick={() => all('theirs')}>
            {t('conflict.allTheirs')}
          </Button>
        </Space>
      )}
      {differing.map((field) => (
        <fieldset key={field.name} className="compared">
          <legend>{field.label}</legend>
          <Radio.Group
            className={narrow ? 'compared-stacked' : 'compared-sides'}
            value={choice[field.name]}
            onChange={(event) =>
              setChoice({ ...choice, [field.name]: event.target.value as 'mine' | 'theirs' })
            }
          >
            <Radio value="mine">
              <span className="quiet">{t('conflict.mine')}</span>
              <span>{words(field, mine)}</span>
            </Radio>
            <Radio value="theirs">
              <span className="quiet">{t('conflict.theirs')}</span>
              <span>{words(field, theirs)}</span>
            </Radio>
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  );
}
