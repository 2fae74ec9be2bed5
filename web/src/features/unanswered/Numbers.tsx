import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { CannotRead, Loading, useRefusalWords } from '@/ui';
import { useT } from './texts';

interface Person {
  name: string;
  phone: string | null;
  otherPhone: string | null;
  kin: { id: string; name: string; phone: string | null; emergency: boolean }[];
}

/** Whom to call: their own numbers, then kin, whom to call first before the others. A look leaves a trace. */
export function Numbers({ resident, gridLeader }: { resident: string; gridLeader: string }) {
  const t = useT();
  const person = useQuery({
    queryKey: ['residents', resident],
    queryFn: ({ signal }) => api.get<Person>(`/api/residents/${resident}`, { signal }),
  });
  if (person.isPending) return <Loading rows={2} />;
  if (person.isError) return <CannotRead no={person.error} again={() => void person.refetch()} />;
  const { name, phone, otherPhone, kin } = person.data;
  const numbers = [
    { key: 'phone', name, masked: phone, field: 'phone', of: undefined },
    { key: 'other', name, masked: otherPhone, field: 'otherPhone', of: undefined },
    ...kin.map((one) => ({ key: one.id, name: one.name, masked: one.phone, field: 'kinPhone', of: one.id })),
  ].filter((one) => one.masked);
  return (
    <section className="card" aria-label={t('numbers')}>
      <h2>{t('numbers')}</h2>
      {numbers.length === 0 && <p className="quiet">{t('noNumbers')}</p>}
      <ul className="ladder-numbers">
        {numbers.map(({ key, ...one }) => (
          <OneNumber key={key} resident={resident} {...one} masked={one.masked ?? ''} />
        ))}
      </ul>
      <p className="quiet">{gridLeader ? t('gridLeader', { name: gridLeader }) : t('noGridLeader')}</p>
    </section>
  );
}

function OneNumber(props: {
  resident: string;
  name: string;
  masked: string;
  field: string;
  of: string | undefined;
}) {
  const t = useT();
  const words = useRefusalWords();
  const [shown, setShown] = useState<string>();
  const [trouble, setTrouble] = useState('');
  const show = () =>
    api
      .post<{ text: string }>(`/api/residents/${props.resident}/show`, {
        field: props.field,
        of: props.of,
        purpose: t('purpose'),
      })
      .then(
        (answer) => setShown(answer.text),
        (no: unknown) => setTrouble(words(no).happened),
      );
  return (
    <li>
      <span>{props.name}</span>
      {shown ? (
        <a className="ladder-number" href={`tel:${shown}`}>
          {shown}
        </a>
      ) : (
        <span>
          {props.masked} <Button onClick={() => void show()}>{t('show')}</Button>
        </span>
      )}
      {trouble && (
        <span className="alarm" role="alert">
          {trouble}
        </span>
      )}
    </li>
  );
}
