import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useRefusalWords } from '@/ui';
import { type Person, show, useWords } from './residents';
import { useT } from './texts';

/** Whom to call: their own numbers, then kin, the emergency contact first. Showing a number leaves a trace. */
export function CallDialog({ person, close }: { person: Person; close: () => void }) {
  const t = useT();
  const words = useWords();
  const numbers = [
    { key: 'phone', name: person.name, who: '', masked: person.phone, field: 'phone', of: undefined },
    {
      key: 'other',
      name: person.name,
      who: '',
      masked: person.otherPhone,
      field: 'otherPhone',
      of: undefined,
    },
    ...person.kin.map((one) => ({
      key: one.id,
      name: one.name,
      who: [words.relation(one.relation), one.emergency ? t('emergency') : ''].filter(Boolean).join(' · '),
      masked: one.phone,
      field: 'kinPhone',
      of: one.id,
    })),
  ].filter((one) => one.masked);
  return (
    <Modal open title={t('callTitle')} footer={null} onCancel={close}>
      {numbers.length === 0 && <p className="quiet">{t('callNone')}</p>}
      <ul className="call-list">
        {numbers.map((one) => (
          <li key={one.key}>
            <span>
              <strong>{one.name}</strong> <span className="quiet">{one.who}</span>
            </span>
            <OneNumber
              masked={one.masked ?? ''}
              reveal={() => show(person.id, one.field, t('callReason'), one.of)}
            />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

function OneNumber({ masked, reveal }: { masked: string; reveal: () => Promise<string> }) {
  const t = useT();
  const words = useRefusalWords();
  const [shown, setShown] = useState<string>();
  const [trouble, setTrouble] = useState('');
  if (shown) {
    return (
      <a className="call-number" href={`tel:${shown}`}>
        {shown}
      </a>
    );
  }
  return (
    <span>
      {masked}{' '}
      <Button onClick={() => reveal().then(setShown, (no: unknown) => setTrouble(words(no).happened))}>
        {t('callShow')}
      </Button>
      {trouble && (
        <span className="alarm" role="alert">
          {trouble}
        </span>
      )}
    </span>
  );
}
