import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance, Radio } from 'antd';
import { useEffect } from 'react';
import { api } from '@/api';
import { CallerFacts } from './CallerFacts';
import type { CallValues } from './CallFields';
import { asChoice } from './people';
import type { Caller } from './requests';
import { useT } from './texts';

/** The person appears while the number is typed. One found is taken; of several one is chosen. */
export function Callers({ form, number }: { form: FormInstance<CallValues>; number: string }) {
  const t = useT();
  const digits = number.replace(/\D/g, '');
  const resident = Form.useWatch('resident', form);
  const found = useQuery({
    queryKey: ['requests', 'caller', digits],
    queryFn: ({ signal }) => api.post<Caller[]>('/api/requests/caller', { number: digits }, { signal }),
    enabled: digits.length === 4 || digits.length >= 7,
    staleTime: 30_000,
    retry: false,
  });
  const callers = found.data ?? [];
  const only = callers.length === 1 ? callers[0] : undefined;
  useEffect(() => {
    if (only && !form.getFieldValue('resident')) form.setFieldValue('resident', asChoice(only.card));
  }, [only, form]);
  if (!found.data) return null;
  if (callers.length === 0) return <p className="quiet">{t('form.nobodyKnown')}</p>;
  const chosen = callers.find((one) => one.card.id === resident?.id);
  return (
    <div className="callers" aria-live="polite">
      {callers.length > 1 && (
        <Radio.Group
          value={chosen?.card.id}
          onChange={(event) => {
            const one = callers.find((caller) => caller.card.id === event.target.value);
            if (one) form.setFieldValue('resident', asChoice(one.card));
          }}
          options={callers.map((one) => ({
            value: one.card.id,
            label: [
              one.card.name,
              one.card.age != null ? t('card.age', { age: one.card.age }) : '',
              one.card.road,
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      )}
      {chosen && <CallerFacts caller={chosen} />}
    </div>
  );
}
