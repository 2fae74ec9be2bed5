import './standins.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useMay, useParam } from '@/app';
import { CannotRead, DayInput, Loading, RefusedPanel } from '@/ui';
import { Ask } from './Ask';
import { NoteIt } from './NoteIt';
import {
  type Detail,
  MOODS,
  type Mood,
  type Pair,
  type Proposal,
  type Side,
  useReason,
  useVerb,
} from './standins';
import { useT } from './texts';

/** One pair: who, why, how often, what happened, what both say. */
export default function PairPage() {
  const id = useParam('id');
  const pair = useQuery({
    queryKey: ['standins', id],
    queryFn: ({ signal }) => api.get<Detail>(`/api/standins/${id}`, { signal }),
  });
  if (pair.isPending) return <Loading rows={8} />;
  if (pair.isError) return <CannotRead no={pair.error} again={() => void pair.refetch()} />;
  return <Whole detail={pair.data} />;
}

function Whole({ detail }: { detail: Detail }) {
  const t = useT();
  const may = useMay();
  const reason = useReason();
  const { pair } = detail;
  const works = may('record-visits');
  return (
    <div className="page narrow-page">
      <h1>
        {pair.name || '…'} · {pair.helperName}
      </h1>
      <p className="quiet">
        {t(`states.${pair.state}`)} · {t(pair.volunteer ? 'volunteer' : 'worker')} ·{' '}
        {t('minder', { name: pair.minder })}
      </p>
      {pair.drifting && <Alert type="warning" showIcon className="refused" title={t('late')} />}
      <section className="card pair-part">
        <p>
          {t('rhythmOf', { days: pair.rhythm })} · {t('last')} {pair.last}
          {pair.due && ` · ${t('due')} ${t('dueOf', { day: pair.due })}`}
          {pair.ends && ` · ${t('ends')} ${pair.ends}`}
        </p>
        <div className="pair-reasons">
          {pair.reasons.map((code) => (
            <span key={code} className={reason(code).against ? 'wait' : 'quiet'}>
              {reason(code).words}
            </span>
          ))}
        </div>
        {pair.state === 'ended' && (
          <p>
            {t('endedOf', { day: pair.endedOn ?? '', why: detail.endReason })}{' '}
            {detail.handedTo && <Link to={`/standins/${detail.handedTo}`}>{t('handedTo')}</Link>}
          </p>
        )}
        {pair.state === 'proposed' && <Agreement pair={pair} />}
        <Space wrap>
          {works && pair.state === 'active' && <NoteIt id={pair.id} />}
          {works && pair.state !== 'ended' && <ChangeIt pair={pair} />}
          {works && pair.state !== 'ended' && <EndIt pair={pair} />}
          <Link to={`/residents/${pair.resident}`}>{t('openPerson')}</Link>
        </Space>
      </section>
      <section className="card pair-part" aria-label={t('contacts')}>
        <h2>{t('contacts')}</h2>
        {detail.contacts.length === 0 && <p className="quiet">{t('noContacts')}</p>}
        <ul className="pair-rows">
          {detail.contacts.map((one, i) => (
            <li key={`${one.day} ${i}`}>
              <div>
                {one.day} · {t(`results.${one.result}`)}
                {one.way ? ` · ${t(`ways.${one.way}`)}` : ''}
                {one.words && <div>{one.words}</div>}
              </div>
              <span className="quiet">{one.by}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="card pair-part" aria-label={t('feedback')}>
        <div className="list-head">
          <h2>{t('feedback')}</h2>
          {works && <Say pair={pair} />}
        </div>
        {detail.feedback.length === 0 && <p className="quiet">{t('noFeedback')}</p>}
        <ul className="pair-rows">
          {detail.feedback.map((one) => (
            <li key={one.at}>
              <div>
                {t(`sides.${one.side}`)} · {t(`moods.${one.mood}`)}
                {one.words && <div>{one.words}</div>}
              </div>
              <span className="quiet">
                {one.at.slice(0, 10)} {one.by}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Agreement({ pair }: { pair: Pair }) {
  const t = useT();
  const verb = useVerb(() => t('agreed'));
  const agree = (side: Side, way: string) =>
    void verb.act(`/${pair.id}/agree`, { version: pair.version, side, way });
  return (
    <div>
      <RefusedPanel no={verb.refusal} />
      <p>
        {t('elderAgreed')}{' '}
        {pair.elderAgreed ? (
          <span className="quiet">{t('agreedOn', { day: pair.elderAgreed })}</span>
        ) : (
          <Space wrap>
            {(['spoken', 'written', 'byKin'] as const).map((way) => (
              <Button key={way} size="small" loading={verb.busy} onClick={() => agree('elder', way)}>
                {t(way)}
              </Button>
            ))}
          </Space>
        )}
      </p>
      <p>
        {t('helperAgreed')}{' '}
        {pair.helperAgreed ? (
          <span className="quiet">{t('agreedOn', { day: pair.helperAgreed })}</span>
        ) : (
          <Button size="small" loading={verb.busy} onClick={() => agree('helper', '')}>
            {t('helperYes')}
          </Button>
        )}
      </p>
    </div>
  );
}

function ChangeIt({ pair }: { pair: Pair }) {
  const t = useT();
  const verb = useVerb(() => t('changed'));
  return (
    <Ask<{ rhythm: number; ends?: string }>
      button={t('change')}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ rhythm: pair.rhythm, ...(pair.ends ? { ends: pair.ends } : {}) }}
      send={(values) => verb.act(`/${pair.id}/change`, { ...values, version: pair.version })}
    >
      <Form.Item name="rhythm" label={t('rhythm')} rules={[{ required: true }]}>
        <InputNumber min={1} max={92} className="full" />
      </Form.Item>
      <Form.Item name="ends" label={t('ends')} extra={t('endsHint')}>
        <DayInput allows={(day) => day >= today()} />
      </Form.Item>
    </Ask>
  );
}

function EndIt({ pair }: { pair: Pair }) {
  const t = useT();
  const [nextId] = useState(newId);
  const verb = useVerb(() => t('ended'));
  const { data: proposals = [] } = useQuery({
    queryKey: ['standins', 'proposals', pair.resident],
    queryFn: ({ signal }) =>
      api.get<Proposal[]>('/api/standins/proposals', { query: { resident: pair.resident }, signal }),
  });
  return (
    <Ask<{ reason: string; next?: string }>
      button={t('end')}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{}}
      send={(values) => verb.act(`/${pair.id}/end`, { ...values, nextId, version: pair.version })}
    >
      <Form.Item name="reason" label={t('endWhy')} rules={[{ required: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="next" label={t('next')} extra={t('nextHint')}>
        <Select
          allowClear
          options={proposals
            .filter((one) => one.helper !== pair.helper)
            .map((one) => ({ value: one.helper, label: one.name }))}
        />
      </Form.Item>
    </Ask>
  );
}

function Say({ pair }: { pair: Pair }) {
  const t = useT();
  const [id, setId] = useState(newId);
  const verb = useVerb(() => t('feedbackSaved'));
  return (
    <Ask<{ side: Side; mood: Mood; words?: string }>
      button={t('addFeedback')}
      busy={verb.busy}
      refusal={verb.refusal}
      initial={{ side: 'elder', mood: 'good' }}
      send={async (values) => {
        const done = await verb.act(`/${pair.id}/feedback`, { ...values, id });
        if (done) setId(newId());
        return done;
      }}
    >
      <Form.Item name="side" label={t('side')}>
        <Radio.Group
          optionType="button"
          options={(['elder', 'helper'] as const).map((side) => ({ value: side, label: t(`sides.${side}`) }))}
        />
      </Form.Item>
      <Form.Item name="mood" label={t('mood')}>
        <Radio.Group
          optionType="button"
          options={MOODS.map((one) => ({ value: one, label: t(`moods.${one}`) }))}
        />
      </Form.Item>
      <Form.Item name="words" label={t('words')} extra={t('wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </Ask>
  );
}
