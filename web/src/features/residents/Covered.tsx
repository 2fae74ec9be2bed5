import { Button, Input } from 'antd';
import { useState } from 'react';
import { useT } from './texts';

interface CoveredProps {
  masked: string | null;
  value?: string;
  onChange?: (value: string | undefined) => void;
  id?: string;
  tel?: boolean;
  long?: boolean;
}

/** A covered value in a form: it stays, unless somebody writes a new one or takes it out. */
export function Covered({ masked, value, onChange, id, tel, long }: CoveredProps) {
  const t = useT();
  const [writing, setWriting] = useState(false);
  if (masked && value === undefined && !writing) {
    return (
      <span className="covered">
        <span>{masked}</span>
        <Button size="small" {...(id ? { id } : {})} onClick={() => setWriting(true)}>
          {t('change')}
        </Button>
        <Button size="small" type="text" onClick={() => onChange?.('')}>
          {t('clear')}
        </Button>
      </span>
    );
  }
  const back = masked && (
    <Button
      size="small"
      type="text"
      onClick={() => {
        setWriting(false);
        onChange?.(undefined);
      }}
    >
      {t('keep')}
    </Button>
  );
  if (masked && value === '' && !writing) {
    return (
      <span className="covered">
        <span className="wait">{t('willClear')}</span>
        {back}
      </span>
    );
  }
  const common = { ...(id ? { id } : {}), value: value ?? '', autoComplete: 'off' };
  return (
    <>
      {long ? (
        <Input.TextArea {...common} autoSize={{ minRows: 2 }} onChange={(e) => onChange?.(e.target.value)} />
      ) : (
        <Input
          {...common}
          {...(tel ? { inputMode: 'tel' } : {})}
          onChange={(e) => onChange?.(e.target.value)}
        />
      )}
      {back}
    </>
  );
}

type DoorValue = { building?: string; unit?: string; room?: string };

/** Building, unit and room; covered as one until somebody writes a new one. */
export function Door({
  masked,
  value,
  onChange,
}: {
  masked: string | null;
  value?: DoorValue;
  onChange?: (value: DoorValue | undefined) => void;
}) {
  const t = useT();
  if (masked && value === undefined) {
    return (
      <span className="covered">
        <span>{masked}</span>
        <Button size="small" onClick={() => onChange?.({})}>
          {t('change')}
        </Button>
      </span>
    );
  }
  const part = (name: keyof DoorValue) => (
    <Input
      aria-label={t(name)}
      placeholder={t(name)}
      autoComplete="off"
      value={value?.[name] ?? ''}
      onChange={(event) => onChange?.({ ...value, [name]: event.target.value })}
    />
  );
  return (
    <span className="covered">
      <span style={{ display: 'flex', flex: '1 1 240px', gap: 8 }}>
        {part('building')}
        {part('unit')}
        {part('room')}
      </span>
      {masked && (
        <Button size="small" type="text" onClick={() => onChange?.(undefined)}>
          {t('keep')}
        </Button>
      )}
    </span>
  );
}
