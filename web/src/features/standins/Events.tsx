import { useQuery } from '@tanstack/react-query';
import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { api, newId, type Page, today } from '@/api';
import { useSession } from '@/app';
import { DayInput } from '@/ui';
import { Ask } from './Ask';
import { type Pair, useVerb } from './standins';
import { useT } from './texts';

interface Event {
  id: string;
  title: string;
  place: string;
  day: string;
  held: boolean;
  pairs: string[];
  came: number;
  version: number;
}

/** Games, meals and outings of several pairs. */
export function Events() {
  const t = useT();
  const { data: events = [] } = useQuery({
    queryKey: ['standins', 'events'],
    queryFn: ({ signal }) => api.get<Event[]>('/api/standins/events', { signal }),
  });
  const { data: active } = useQuery({
    queryKey: ['standins', 'active'],
    queryFn: ({ signal }) => api.get<Page<Pair>>('/api/standins', { query: { state: 'active' }, signal }),
  });
  const pairs = active?.items ?? [];
  return (
    <div className="page">
      <section className="card pair-part" aria-label={t('events')}>
        <div className="list-head">
          <h2>{t('events')}</h2>
          {pairs.length > 0 && <Plan pairs={pairs} />}
        </div>
        {events.length === 0 && <p className="quiet">{t('noEvents')}</p>}
        <ul className="pair-rows">
          {events.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.title}</strong>
                <div className="quiet">
                  {one.day} · {one.place}
                </div>
              </div>
              {one.held ? (
                <span className="quiet">{t('came', { count: one.came })}</span>
              ) : one.day <= today() ? (
                <Hold event={one} pairs={pairs} />
              ) : (
                <span className="quiet">{t('planned')}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const options = (pairs: readonly Pair[]) =>
  pairs.map((pair) => ({ value: pair.id, label: `${pair.name} · ${pair.helperName}` }));

function Plan({ pairs }: { pairs: readonly Pair[] }) {
  const t = useT();
  const { stations } = useSession();
  const [id, setId] = useState(newId);
  const verb = useVerb(() => t('eventSaved'));
  return (
    <Ask<{ title: string; place: string; day: string; pairs: string[] }>
      button={t('addEvent')}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ day: today() }}
      send={async (values) => {
        const done = await verb.act('/events', { ...values, id, station: stations[0]?.id });
        if (done) setId(newId());
        return done;
      }}
    >
      <Form.Item name="title" label={t('eventTitle')} rules={[{ required: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="place" label={t('place')} rules={[{ required: true }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="pairs" label={t('pairs')} rules={[{ required: true }]}>
        <Select mode="multiple" options={options(pairs)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
    </Ask>
  );
}

function Hold({ event, pairs }: { event: Event; pairs: readonly Pair[] }) {
  const t = useT();
  const verb = useVerb(() => t('heldSaved'));
  return (
    <Ask<{ pairs: string[]; minutes: number }>
      button={t('held')}
      title={event.title}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ pairs: event.pairs, minutes: 90 }}
      send={(values) => verb.act(`/events/${event.id}/held`, { ...values, version: event.version })}
    >
      <Form.Item name="pairs" label={t('pairs')} rules={[{ required: true }]}>
        <Select
          mode="multiple"
          options={options(pairs.filter((pair) => event.pairs.includes(pair.id)))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="minutes" label={t('minutes')} rules={[{ required: true }]}>
        <InputNumber min={1} max={720} step={5} className="full" />
      </Form.Item>
    </Ask>
  );
}
