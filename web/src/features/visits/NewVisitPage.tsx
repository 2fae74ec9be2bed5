import { useQuery } from '@tanstack/react-query';
import { App, Checkbox, Form, Input, Segmented } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { language, useAddress, useGo } from '@/app';
import { type Choice, DayInput, FindSelect, FormPage, Loading, TimeInput } from '@/ui';
import {
  asBody,
  freshRecord,
  RecordFields,
  type RecordValues,
  SecondField,
  WayField,
  WorkerField,
} from './RecordFields';
import { useT } from './texts';
import { outcomeKey } from './visits';

interface Values extends RecordValues {
  id: string;
  who?: Choice;
  purpose?: string;
  plannedFor?: string;
  plannedFrom?: string;
  two?: boolean;
}

interface Card {
  id: string;
  name: string;
  age?: number | null;
  road?: string;
}

const choice = (card: Card): Choice => ({
  id: card.id,
  name: card.name,
  detail: [card.age == null ? '' : language() === 'en' ? `${card.age}` : `${card.age}岁`, card.road ?? '']
    .filter(Boolean)
    .join(' · '),
});

async function look(words: string, signal: AbortSignal) {
  const found = await api.post<Card[]>('/api/residents/search', { text: words, limit: 12 }, { signal });
  return found.map(choice);
}

/** A visit out of nothing, out of a person (`?resident=`) or out of a request (`?request=`). */
export default function NewVisitPage() {
  const [{ resident }] = useAddress();
  const known = useQuery({
    queryKey: ['residents', 'card', resident],
    queryFn: ({ signal }) => api.get<Card>(`/api/residents/${resident}/card`, { signal }),
    enabled: Boolean(resident),
  });
  if (resident && known.isPending) return <Loading rows={8} />;
  return <NewVisit who={known.data ? choice(known.data) : undefined} />;
}

function RecordOf({ known }: { known: string | undefined }) {
  const who = Form.useWatch<Choice | undefined>('who');
  return <RecordFields whose={who?.id ?? known} />;
}

/** When, how and by whom it is to be made. */
function PlanOf({ known }: { known: string | undefined }) {
  const t = useT();
  const who = Form.useWatch<Choice | undefined>('who');
  const whose = who?.id ?? known;
  return (
    <>
      <div className="visit-when">
        <Form.Item name="plannedFor" label={t('plannedFor')} rules={[{ required: true }]}>
          <DayInput allows={(day) => day >= today()} />
        </Form.Item>
        <Form.Item name="plannedFrom" label={t('plannedFrom')}>
          <TimeInput />
        </Form.Item>
      </div>
      <WayField />
      <WorkerField whose={whose} />
      <Form.Item name="two" valuePropName="checked">
        <Checkbox>{t('two')}</Checkbox>
      </Form.Item>
      <SecondField whose={whose} />
    </>
  );
}

function NewVisit({ who }: { who: Choice | undefined }) {
  const t = useT();
  const go = useGo();
  const { message } = App.useApp();
  const [{ request, when }, setAddress] = useAddress();
  const [id] = useState(newId);
  const later = when === 'later';
  return (
    <div className="page narrow-page">
      <Segmented
        className="visit-now"
        value={later ? 'later' : 'now'}
        onChange={(value) => setAddress({ when: value === 'later' ? 'later' : undefined })}
        options={[
          { value: 'now', label: t('now') },
          { value: 'later', label: t('later') },
        ]}
      />
      <FormPage<Values, { id: string; version: number }>
        formKey={`visits.new${who ? `.${who.id}` : ''}`}
        title={later ? t('plan') : t('add')}
        initial={{ ...freshRecord(1), id, ...(who ? { who } : {}) }}
        submit={later ? t('savePlan') : t('save')}
        cancel={() => history.back()}
        send={(values, command) =>
          api.post(
            '/api/visits',
            {
              id: values.id,
              residents: values.who ? [values.who.id] : [],
              request,
              plannedFor: later ? values.plannedFor : values.day,
              plannedFrom: later ? values.plannedFrom : undefined,
              purpose: values.purpose,
              way: values.way,
              two: later ? values.two : undefined,
              worker: later ? values.worker : undefined,
              second: later ? values.second : undefined,
              record: later ? undefined : asBody({ ...values, version: 0 }),
            },
            { command },
          )
        }
        done={(result, values) => {
          const name = values.who?.name ?? '';
          void message.success(
            later
              ? t('planned', { who: name, day: values.plannedFor ?? '' })
              : values.how === 'met'
                ? t('recorded', { who: name })
                : t('recordedTried', {
                    who: name,
                    outcome: t(`outcomes.${outcomeKey(values.how ?? 'nobody-home', values.way)}`),
                  }),
          );
          go(`/visits/${result.id}`);
        }}
      >
        <Form.Item name="id" hidden>
          <Input />
        </Form.Item>
        <Form.Item name="who" label={t('who')} rules={[{ required: true, message: t('pickWho') }]}>
          <FindSelect kind="residents" look={look} disabled={Boolean(who)} />
        </Form.Item>
        <Form.Item name="purpose" label={t('purpose')}>
          <Input maxLength={100} />
        </Form.Item>
        {later ? <PlanOf known={who?.id} /> : <RecordOf known={who?.id} />}
      </FormPage>
    </div>
  );
}
