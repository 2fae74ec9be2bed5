import './requests.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, type FormInstance, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef } from 'react';
import { api } from '@/api';
import { useMay, useSession } from '@/app';
import { type Choice, FindSelect, FormPage, WhenInput } from '@/ui';
import { CallerFacts } from './CallerFacts';
import { DoerSelect } from './DoerSelect';
import { asChoice, look } from './people';
import {
  asDoer,
  type Caller,
  type Kind,
  type Line,
  type Taken,
  URGENCIES,
  type Urgency,
  useKindName,
  useKinds,
  useMoment,
  type Way,
} from './requests';
import { useT } from './texts';

interface Values {
  number?: string;
  resident?: Choice & { station?: string };
  place?: string;
  callerName?: string;
  callerRelation?: string;
  kind?: string;
  urgency?: Urgency;
  words?: string;
  wanted?: string;
  doer?: string;
  way: Way;
  station?: string;
}

const WAYS: readonly Way[] = ['phone', 'counter', 'visit'];
const FAMILIES = ['errand', 'repair', 'care', 'paper', 'people', 'opinion'] as const;

/** The phone rings: number first, the rest in the order people say it; saved with the keyboard alone. */
export default function CallDrawer({ done }: { done: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const session = useSession();
  const moment = useMoment();
  const own = session.stations[0]?.id;
  const whole = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => whole.current?.querySelector<HTMLInputElement>('#number')?.focus(), 60);
    function submitByKey(event: KeyboardEvent) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        whole.current?.querySelector('form')?.requestSubmit();
      }
    }
    window.addEventListener('keydown', submitByKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', submitByKey);
    };
  }, []);

  return (
    <div ref={whole} className="call">
      <FormPage<Values, { taken: Taken; line: Line | undefined }>
        formKey="requests.call"
        initial={{ way: 'phone', ...(own ? { station: own } : {}) }}
        submit={t('form.save')}
        cancel={done}
        send={async (said, command) => {
          const taken = await api.post<Taken>(
            '/api/requests',
            {
              id: command,
              station: said.resident?.station ?? said.station ?? own,
              resident: said.resident?.id,
              place: said.place,
              callerName: said.callerName,
              callerPhone: said.number,
              callerRelation: said.callerRelation,
              kind: said.kind,
              words: said.words,
              urgency: said.urgency,
              way: said.way,
              wanted: said.wanted ? dayjs(said.wanted).toISOString() : undefined,
              ...asDoer(said.doer),
            },
            { command },
          );
          const view = await api.get<{ line: Line }>(`/api/requests/${taken.id}`).catch(() => undefined);
          return { taken, line: view?.line };
        }}
        done={({ taken, line }) => {
          void cache.invalidateQueries({ queryKey: ['requests'] });
          void cache.invalidateQueries({ queryKey: ['today'] });
          void message.success(
            line?.doer
              ? t('form.savedFor', { number: taken.number, name: line.doer, due: moment(line.due) })
              : t('form.saved', { number: taken.number }),
          );
          done();
        }}
      >
        {(form) => <Fields form={form} />}
      </FormPage>
      <p className="quiet">{t('form.keys')}</p>
    </div>
  );
}

function Fields({ form }: { form: FormInstance<Values> }) {
  const t = useT();
  const may = useMay();
  const session = useSession();
  const number = Form.useWatch('number', form) ?? '';
  const resident = Form.useWatch('resident', form);
  const place = Form.useWatch('place', form) ?? '';
  const kindCode = Form.useWatch('kind', form);
  const station = Form.useWatch('station', form);
  const { data: kinds = [] } = useKinds();
  const kind = kinds.find((one) => one.code === kindCode);

  useEffect(() => {
    if (kind && !form.isFieldTouched('urgency')) form.setFieldValue('urgency', kind.urgency);
  }, [kind, form]);

  return (
    <>
      <Form.Item name="number" label={t('form.number')} extra={t('form.numberHint')}>
        <Input
          inputMode="tel"
          autoComplete="off"
          size="large"
          maxLength={30}
          onPressEnter={(event) => {
            if (!event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      </Form.Item>
      <Callers form={form} number={number} />
      <Form.Item
        name="resident"
        label={t('form.person')}
        dependencies={['place']}
        rules={[
          {
            validator: () =>
              form.getFieldValue('resident') || (form.getFieldValue('place') as string | undefined)?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(t('form.aboutMissing'))),
          },
        ]}
      >
        <FindSelect kind="residents" look={look} placeholder={t('form.byName')} />
      </Form.Item>
      {!resident && (
        <Form.Item name="place" label={t('form.place')} extra={t('form.placeHint')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item
        name="kind"
        label={t('form.kind')}
        rules={[{ required: true, message: t('form.kindMissing') }]}
      >
        <Chips kinds={kinds.filter((one) => one.offered)} />
      </Form.Item>
      <LikeHint resident={resident?.id} place={place} kind={kindCode} />
      <Form.Item name="words" label={t('form.words')} extra={t('form.wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="urgency" label={t('form.urgency')}>
        <Radio.Group
          optionType="button"
          options={URGENCIES.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
        />
      </Form.Item>
      <div className="call-pair">
        {may('assign-requests') && (
          <Form.Item name="doer" label={t('form.doer')}>
            <DoerSelect station={resident?.station ?? station} placeholder={t('form.doerHint')} />
          </Form.Item>
        )}
        <Form.Item name="wanted" label={t('form.wanted')}>
          <WhenInput allows={(day) => day >= dayjs().format('YYYY-MM-DD')} />
        </Form.Item>
      </div>
      <div className="call-pair">
        <Form.Item name="callerName" label={t('form.caller')} extra={t('form.callerHint')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="callerRelation" label={t('form.relation')}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name="way" label={t('form.way')}>
        <Radio.Group
          optionType="button"
          options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
        />
      </Form.Item>
      {session.stations.length > 1 && !resident && (
        <Form.Item name="station" label={t('form.station')}>
          <Select options={session.stations.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
      )}
    </>
  );
}

/** The person appears while the number is typed. One found is taken; of several one is chosen. */
function Callers({ form, number }: { form: FormInstance<Values>; number: string }) {
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

/** What it is about, as chips; arrows walk through them. */
function Chips({
  kinds,
  value,
  onChange,
  id,
}: {
  kinds: readonly Kind[];
  value?: string;
  onChange?: (code: string) => void;
  id?: string;
}) {
  const t = useT();
  const name = useKindName();
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className="chips"
      optionType="button"
      value={value}
      onChange={(event) => onChange?.(event.target.value as string)}
    >
      {FAMILIES.map((family) => {
        const inside = kinds.filter((one) => one.family === family);
        return inside.length === 0 ? null : (
          <div key={family} className="chip-row">
            <span className="quiet">{t(`families.${family}`)}</span>
            <div>
              {inside.map((one) => (
                <Radio.Button key={one.code} value={one.code}>
                  {name({ kindZh: one.nameZh, kindEn: one.nameEn })}
                </Radio.Button>
              ))}
            </div>
          </div>
        );
      })}
    </Radio.Group>
  );
}

/** Somebody may have called about this yesterday. */
function LikeHint({
  resident,
  place,
  kind,
}: {
  resident: string | undefined;
  place: string;
  kind: string | undefined;
}) {
  const t = useT();
  const moment = useMoment();
  const about = resident ? { resident } : { place: place.trim() };
  const { data = [] } = useQuery({
    queryKey: ['requests', 'like', kind, about],
    queryFn: ({ signal }) => api.post<Line[]>('/api/requests/like', { kind, ...about }, { signal }),
    enabled: Boolean(kind && (resident || place.trim().length > 3)),
    retry: false,
  });
  if (data.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="refused"
      title={t('form.like')}
      description={data.map((one) => (
        <div key={one.id}>
          {one.number} · {moment(one.received)} · {t(`states.${one.state}`)}
          {one.doer && ` · ${one.doer}`}
        </div>
      ))}
    />
  );
}
