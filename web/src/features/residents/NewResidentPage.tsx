import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api, newId, Refused } from '@/api';
import { useGo, useSession } from '@/app';
import { FormPage } from '@/ui';
import { PersonFields } from './PersonForm';
import { body, NOT_KEPT, type Values } from './personValues';
import type { Changed, Match } from './residents';
import { useT } from './texts';

/** Somebody new; those who look the same are shown before two entries come of one person. */
export default function NewResidentPage() {
  const t = useT();
  const go = useGo();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { stations } = useSession();
  const [id] = useState(newId);
  const [refused, setRefused] = useState<Match[]>([]);
  const station = stations[0]?.id;
  return (
    <div className="page narrow-page">
      <FormPage<Values, Changed>
        formKey="residents.new"
        title={t('newTitle')}
        initial={{
          ...(station ? { station } : {}),
          risk: 'general',
          separation: 'same',
          arrangement: 'unknown',
          marital: 90,
        }}
        leaveOut={NOT_KEPT}
        submit={t('enter')}
        cancel={() => go('/residents')}
        send={async (values, command) => {
          try {
            return await api.post<Changed>('/api/residents', { id, ...body(values) }, { command });
          } catch (no) {
            if (no instanceof Refused && no.code === 'residents.looks-known') {
              setRefused((no.current as Match[] | undefined) ?? []);
            }
            throw no;
          }
        }}
        done={(entered, values) => {
          void cache.invalidateQueries({ queryKey: ['residents'] });
          void message.success(t('entered', { name: values.name ?? '' }));
          go(`/residents/${entered.id}`);
        }}
      >
        {(form) => <PersonFields form={form} refused={refused} />}
      </FormPage>
    </div>
  );
}
