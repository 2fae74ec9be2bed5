import './standins.css';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useAddress, useGo } from '@/app';
import { type Choice, DayInput, FindSelect, Loading, RefusedPanel } from '@/ui';
import { Ask } from './Ask';
import { HOURS, type Proposal, useReason, useVerb } from './standins';
import { useT } from './texts';

interface Card {
  id: string;
  name: string;
  age?: number | null;
  road?: string;
  station: string;
}

async function look(words: string, signal: AbortSignal): Promise<Choice[]> {
  const found = await api.post<Card[]>('/api/residents/search', { text: words, limit: 12 }, { signal });
  return found.map((card) => ({
    id: card.id,
    name: card.name,
    detail: [card.age == null ? '' : `${card.age}`, card.road ?? ''].filter(Boolean).join(' · '),
  }));
}

/** An elder first; then whoever fits, with every reason. */
export default function NewPairPage() {
  const t = useT();
  const [{ resident }, setAddress] = useAddress();
  const card = useQuery({
    queryKey: ['residents', 'card', resident],
    queryFn: ({ signal }) => api.get<Card>(`/api/residents/${resident}/card`, { signal }),
    enabled: Boolean(resident),
  });
  const chosen = card.data
    ? { id: card.data.id, name: card.data.name, detail: card.data.road ?? '' }
    : undefined;
  return (
    <div className="page narrow-page">
      <h1>{t('add')}</h1>
      <Form layout="vertical">
        <Form.Item label={t('elder')}>
          <FindSelect
            kind="residents"
            look={look}
            {...(chosen ? { value: chosen } : {})}
            onChange={(choice?: Choice) => setAddress({ resident: choice?.id })}
          />
        </Form.Item>
      </Form>
      {!resident && <p className="quiet">{t('pickElder')}</p>}
      {card.data && <Proposals elder={card.data} />}
    </div>
  );
}

function Proposals({ elder }: { elder: Card }) {
  const t = useT();
  const reason = useReason();
  const proposals = useQuery({
    queryKey: ['standins', 'proposals', elder.id],
    queryFn: ({ signal }) =>
      api.get<Proposal[]>('/api/standins/proposals', { query: { resident: elder.id }, signal }),
  });
  if (proposals.isPending) return <Loading rows={5} />;
  const list = proposals.data ?? [];
  return (
    <section className="card pair-part">
      <div className="list-head">
        <h2>{t('pickHelper')}</h2>
        <Known station={elder.station} who={elder.id} name={elder.name} elder />
      </div>
      <p className="quiet">{list.length === 0 ? t('noHelpers') : t('proposalsHint')}</p>
      <RefusedPanel no={proposals.error} />
      <ul className="pair-rows">
        {list.map((one) => (
          <li key={one.helper}>
            <div>
              <strong>{one.name}</strong>{' '}
              <span className="quiet">{t(one.volunteer ? 'volunteer' : 'worker')}</span>
              <div className="pair-reasons">
                {one.match.reasons.length === 0 && <span className="quiet">{t('noReasons')}</span>}
                {one.match.reasons.map((code) => (
                  <span key={code} className={reason(code).against ? 'wait' : 'quiet'}>
                    {reason(code).words}
                  </span>
                ))}
              </div>
            </div>
            <div className="pair-reasons">
              <Known station={elder.station} who={one.helper} name={one.name} />
              <Propose elder={elder} proposal={one} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Propose({ elder, proposal }: { elder: Card; proposal: Proposal }) {
  const t = useT();
  const go = useGo();
  const [id] = useState(newId);
  const verb = useVerb(() => t('proposed'));
  return (
    <Ask<{ rhythm: number; ends?: string }>
      button={t('propose')}
      title={`${elder.name} · ${proposal.name}`}
      primary
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ rhythm: 7 }}
      send={async (values) => {
        const done = await verb.act('', { ...values, id, resident: elder.id, helper: proposal.helper });
        if (done) go(`/standins/${id}`);
        return done;
      }}
    >
      <Form.Item name="rhythm" label={t('rhythm')} rules={[{ required: true }]}>
        <Radio.Group
          optionType="button"
          options={[3, 7, 14, 30].map((days) => ({ value: days, label: t('rhythmOf', { days }) }))}
        />
      </Form.Item>
      <Form.Item name="ends" label={t('ends')} extra={t('endsHint')}>
        <DayInput allows={(day) => day > today()} />
      </Form.Item>
    </Ask>
  );
}

interface KnownValues {
  dialects?: string[];
  interests?: string[];
  hours?: string[];
  floor?: number | null;
  lift?: boolean;
  stairs?: boolean;
}

function Known({
  station,
  who,
  name,
  elder = false,
}: {
  station: string;
  who: string;
  name: string;
  elder?: boolean;
}) {
  const t = useT();
  const verb = useVerb(() => t('profileSaved'));
  return (
    <Ask<KnownValues>
      button={t('profile')}
      title={t('profileOf', { name })}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ stairs: true, lift: false }}
      send={(values) => verb.act('/profiles', { ...values, station, who })}
    >
      <Form.Item name="dialects" label={t('dialects')}>
        <Select mode="tags" />
      </Form.Item>
      <Form.Item name="interests" label={t('interests')}>
        <Select mode="tags" />
      </Form.Item>
      <Form.Item name="hours" label={t('freeHours')}>
        <Checkbox.Group options={HOURS.map((hour) => ({ value: hour, label: t(`hours.${hour}`) }))} />
      </Form.Item>
      {elder ? (
        <>
          <Form.Item name="floor" label={t('floor')}>
            <InputNumber min={-2} max={60} className="full" />
          </Form.Item>
          <Form.Item name="lift" valuePropName="checked">
            <Checkbox>{t('lift')}</Checkbox>
          </Form.Item>
        </>
      ) : (
        <Form.Item name="stairs" valuePropName="checked">
          <Checkbox>{t('stairs')}</Checkbox>
        </Form.Item>
      )}
    </Ask>
  );
}
