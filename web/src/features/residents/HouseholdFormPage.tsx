import './residents.css';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { useAddress, useGo, useParam } from '@/app';
import { CannotRead, type Choice, FindSelect, FormPage, Loading } from '@/ui';
import { useHousehold } from './HouseholdPage';
import { type Changed, type Household, lookForPeople, usePerson, useWords } from './residents';
import { useT } from './texts';

interface Values {
  version?: number;
  head?: Choice;
  members?: { person?: Choice; relation?: string }[];
  note?: string;
}

/** Who lives together: a head, and the others by their relation to the head. */
export default function HouseholdFormPage() {
  const id = useParam('id');
  const [{ head }] = useAddress();
  const household = useHousehold(id);
  const person = usePerson(id ? '' : (head ?? ''));
  if ((id && household.isPending) || (!id && head && person.isPending)) return <Loading rows={6} />;
  if (household.isError) return <CannotRead no={household.error} />;
  if (person.isError) return <CannotRead no={person.error} />;
  const known = household.data;
  if (known) return <HouseholdForm household={known} initial={valuesOf(known)} />;
  return (
    <HouseholdForm
      initial={{
        ...(person.data ? { head: { id: person.data.id, name: person.data.name } } : {}),
        members: [{}],
      }}
    />
  );
}

function valuesOf(household: Household): Values {
  const choice = (one: { id: string; name: string }) => ({ id: one.id, name: one.name });
  const head = household.members.find((one) => one.head);
  return {
    version: household.version,
    ...(head ? { head: choice(head) } : {}),
    members: household.members
      .filter((one) => !one.head)
      .map((one) => ({ person: choice(one), relation: one.relation })),
    note: household.note,
  };
}

function HouseholdForm({ household, initial }: { household?: Household; initial: Values }) {
  const t = useT();
  const go = useGo();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const words = useWords();
  const [fresh] = useState(newId);
  const relations = words.relations.filter((one) => one.value !== '01');

  function body(values: Values) {
    const others = (values.members ?? []).filter((one) => one.person);
    return {
      version: values.version,
      head: values.head?.id ?? null,
      note: values.note ?? '',
      members: [
        ...(values.head ? [{ id: values.head.id, relation: '01' }] : []),
        ...others.map((one) => ({ id: one.person?.id, relation: one.relation ?? '99' })),
      ],
    };
  }

  return (
    <div className="page narrow-page">
      <FormPage<Values, Changed>
        formKey={`residents.household.${household?.id ?? 'new'}`}
        title={household ? t('editHousehold') : t('newHousehold')}
        initial={initial}
        cancel={() => history.back()}
        send={(values, command) =>
          household
            ? api.put<Changed>(`/api/residents/households/${household.id}`, body(values), { command })
            : api.post<Changed>('/api/residents/households', { id: fresh, ...body(values) }, { command })
        }
        done={(saved) => {
          void cache.invalidateQueries({ queryKey: ['residents'] });
          void message.success(t('householdSaved'));
          go(`/residents/households/${saved.id}`);
        }}
        conflict={{
          theirs: (current) => valuesOf(current as Household),
          fields: [
            { name: 'head', label: t('head'), show: (value) => (value as Choice).name },
            {
              name: 'members',
              label: t('members'),
              show: (value) =>
                (value as NonNullable<Values['members']>).map((one) => one.person?.name ?? '').join(' · '),
            },
            { name: 'note', label: t('note') },
          ],
        }}
      >
        <section className="card form-part">
          <Form.Item name="head" label={t('head')} required>
            <FindSelect kind="residents" look={lookForPeople} />
          </Form.Item>
          <h3>{t('members')}</h3>
          <Form.List name="members">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field) => (
                  <div className="member-row" key={field.key}>
                    <Form.Item name={[field.name, 'person']}>
                      <FindSelect kind="residents" look={lookForPeople} placeholder={t('member')} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'relation']}>
                      <Select placeholder={t('relation')} options={relations} />
                    </Form.Item>
                    <Button type="text" onClick={() => remove(field.name)}>
                      {t('remove')}
                    </Button>
                  </div>
                ))}
                <Button onClick={() => add({})}>{t('addMember')}</Button>
              </>
            )}
          </Form.List>
          <Form.Item name="note" label={t('note')} style={{ marginTop: 16 }}>
            <Input maxLength={200} />
          </Form.Item>
        </section>
      </FormPage>
    </div>
  );
}
