import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useGo, useParam } from '@/app';
import { CannotRead, FormPage, Loading } from '@/ui';
import { PersonFields } from './PersonForm';
import { body, NOT_KEPT, type Values, valuesOf } from './personValues';
import { type Changed, type Person, useCommunities, useGrids, usePerson } from './residents';
import { useT } from './texts';

/** Corrects an entry; two who do so at once see both versions and choose. */
export default function EditResidentPage() {
  const id = useParam('id');
  const person = usePerson(id);
  if (person.isPending) return <Loading rows={10} />;
  if (person.isError) return <CannotRead no={person.error} again={() => void person.refetch()} />;
  return <Edit key={id} person={person.data} />;
}

function Edit({ person: now }: { person: Person }) {
  const t = useT();
  const go = useGo();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const communities = useCommunities();
  const grids = useGrids(now.community);
  // what the form was opened with; a newer answer must not slip under what is typed
  const [person] = useState(now);
  const back = `/residents/${person.id}`;
  return (
    <div className="page narrow-page">
      <FormPage<Values, Changed>
        formKey={`residents.${person.id}`}
        title={t('editTitle', { name: person.name })}
        initial={valuesOf(person)}
        leaveOut={NOT_KEPT}
        cancel={() => go(back)}
        send={(values, command) => api.put<Changed>(`/api/residents/${person.id}`, body(values), { command })}
        done={(_, values) => {
          void cache.invalidateQueries({ queryKey: ['residents'] });
          void message.success(t('changed', { name: values.name ?? '' }));
          go(back);
        }}
        conflict={{
          theirs: (current) => valuesOf(current as Person),
          fields: [
            { name: 'name', label: t('name') },
            {
              name: 'formerNames',
              label: t('formerNames'),
              show: (all) => (all as string[]).join('、') || t('nothing'),
            },
            { name: 'sex', label: t('sex'), show: (sex) => t(`sexes.${String(sex) as '1'}`) },
            { name: 'birth', label: t('birth') },
            { name: 'ethnicity', label: t('ethnicity') },
            { name: 'languages', label: t('languages') },
            {
              name: 'community',
              label: t('community'),
              show: (code) => communities.find((one) => one.code === code)?.name ?? String(code),
            },
            {
              name: 'grid',
              label: t('grid'),
              show: (id) => grids.find((one) => one.value === id)?.label ?? t('otherGrid'),
            },
            { name: 'road', label: t('road') },
            {
              name: 'separation',
              label: t('separation'),
              show: (one) => t(`separations.${one as 'same'}`),
            },
            {
              name: 'arrangement',
              label: t('arrangement'),
              show: (one) => t(`arrangements.${one as 'alone'}`),
            },
            { name: 'marital', label: t('marital'), show: (one) => t(`maritals.${String(one) as '10'}`) },
            { name: 'risk', label: t('risk'), show: (one) => t(`risks.${one as 'key'}`) },
            {
              name: 'disabilityKind',
              label: t('disabilityKind'),
              show: (one) => t(`disabilityKinds.${String(one) as '1'}`),
            },
            {
              name: 'disabilityLevel',
              label: t('disabilityLevel'),
              show: (one) => t('level', { level: String(one) }),
            },
          ],
        }}
      >
        {(form) => <PersonFields form={form} person={person} />}
      </FormPage>
    </div>
  );
}
