import { useState } from 'react';
import { api, Refused } from '@/api';
import { useT } from './texts';
import type { Person } from './visits';

interface Known {
  name: string;
  address: string;
  phone: string;
}

/** Where they live and by which number. It is shown when asked for, and each look stands in the trail. */
export function Contacts({ people }: { people: readonly Person[] }) {
  const t = useT();
  const [known, setKnown] = useState<Known[]>();
  const [no, setNo] = useState('');
  async function show() {
    setNo('');
    try {
      const found: Known[] = [];
      for (const one of people) {
        found.push(
          await api.post<Known>('/api/visits/field/contact', { resident: one.id, purpose: t('contactWhy') }),
        );
      }
      setKnown(found);
    } catch (why) {
      setNo(why instanceof Refused && why.code !== 'network' ? why.detail : t('offline'));
    }
  }
  if (known)
    return (
      <>
        {known.map((one) => (
          <p key={one.name} className="contact">
            {known.length > 1 && <strong>{one.name} </strong>}
            {one.address || t('noAddress')}
            <br />
            {one.phone ? <a href={`tel:${one.phone}`}>{one.phone}</a> : t('noPhone')}
          </p>
        ))}
      </>
    );
  return (
    <>
      <button type="button" onClick={() => void show()}>
        {t('contact')}
      </button>
      {no && (
        <p className="no" role="alert">
          {no}
        </p>
      )}
    </>
  );
}
