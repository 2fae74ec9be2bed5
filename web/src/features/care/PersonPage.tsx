import './care.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Input, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useGo, useMay, useParam } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { daysBetween, type OfPerson, type Rule, useEvery, useLabels } from './care';
import { useT } from './texts';

type Now = NonNullable<OfPerson['now']>;

/** One person's care: when next, by whom, by which rules, and what was. */
export default function PersonPage() {
  const id = useParam('id');
  const t = useT();
  const person = useQuery({
    queryKey: ['care', 'person', id],
    queryFn: ({ signal }) => api.get<OfPerson>(`/api/care/people/${id}`, { signal }),
  });
  if (person.isPending) return <Loading rows={8} />;
  if (person.isError) return <CannotRead no={person.error} again={() => void person.refetch()} />;
  const { name, now, rules, owners, contacts, resident } = person.data;
  return (
    <div className="page care care-person">
      <div className="list-head">
        <h1>
          {name} <span className="quiet">{t('person')}</span>
        </h1>
        <Actions id={resident} watched={now !== null} />
      </div>
      {now ? <Next now={now} /> : <Alert type="info" title={t('notWatched')} />}
      {now && <RulesMet now={now} rules={rules} />}
      <div className="care-columns">
        <section className="card">
          <h2>{t('contacts')}</h2>
          {contacts.length === 0 && <p className="quiet">{t('contactsNone')}</p>}
          <ul className="care-list">
            {contacts.map((one) => (
              <li key={`${one.record} ${one.day} ${one.result}`} className="care-line">
                <span>
                  {one.module === 'visits' ? <Link to={`/visits/${one.record}`}>{one.day}</Link> : one.day}{' '}
                  {t(`contactWays.${one.way}`)} · {t(`results.${one.result}`)}
                  {!one.counts && <Tag className="care-tag">{t('countsNot')}</Tag>}
                </span>
                <span className="quiet">{one.by}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card">
          <h2>{t('ownersHistory')}</h2>
          <ul className="care-list">
            {owners.map((one) => (
              <li key={`${one.name} ${one.from} ${one.to ?? ''} ${one.why}`} className="care-line">
                <span>{one.name}</span>
                <span className="quiet">
                  {t('ownerLine', { from: one.from, to: one.to ?? t('untilNow') })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

function Next({ now }: { now: Now }) {
  const t = useT();
  const late = daysBetween(now.due, today());
  const away = { hospital: 'awayHospital', relatives: 'awayRelatives', elsewhere: 'awayElsewhere' } as const;
  return (
    <section className="card">
      <div className="care-next">
        <span className="quiet">{t('next')}</span>
        <strong>{now.due}</strong>
        {late > 0 && <span className="alarm">{t('overdueSince', { count: late })}</span>}
        {late === 0 && <span className="wait">{t('dueToday')}</span>}
        <span>
          <span className="quiet">{t('owner')}</span> {now.ownerName || '—'}
          {now.interim && <span className="wait"> {t('interimOne')}</span>}
        </span>
      </div>
      {now.serious && <p className="alarm">{t('serious')}</p>}
      {now.away && now.awayFrom && (
        <p className="wait">
          {t(away[now.away])}{' '}
          {now.awayTo
            ? t('fromTo', { from: now.awayFrom, to: now.awayTo })
            : t('awayFrom', { from: now.awayFrom })}
        </p>
      )}
      <p className="quiet">{t('since', { day: now.since })}</p>
    </section>
  );
}

function RulesMet({ now, rules }: { now: Now; rules: Rule[] }) {
  const t = useT();
  const every = useEvery();
  const labels = useLabels();
  const differ = new Set(rules.map((one) => one.way)).size > 1;
  return (
    <section className="card">
      <h2>{t('rulesMet', { count: rules.length })}</h2>
      <p>
        {every(now)} · {t(`ways.${now.way}`)} · {now.two ? t('two') : t('one')} ·{' '}
        {t('minutesOf', { count: now.minutes })}
      </p>
      {differ && <p className="wait">{t('rulesDiffer', { way: t(`ways.${now.way}`) })}</p>}
      <ul className="care-list">
        {rules.map((one) => (
          <li key={one.id} className="quiet">
            {t(`levels.${one.level}`)} · {one.label ? labels.of(one.label) : t('anyLabel')} ·{' '}
            {one.risk ? t(`risks.${one.risk}`) : t('anyRisk')} · {every(one)} · {t(`ways.${one.way}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Actions({ id, watched }: { id: string; watched: boolean }) {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState('');
  const mark = useCommand((command) =>
    api.post(`/api/care/people/${id}/serious`, { when: new Date().toISOString(), why }, { command }),
  );
  async function send() {
    if (await mark.send()) {
      message.success(t('seriousDone'));
      setAsking(false);
      void cache.invalidateQueries({ queryKey: ['care'] });
    }
  }
  return (
    <Space wrap>
      {may('record-visits') && (
        <Button type="primary" onClick={() => go(`/visits/new?resident=${id}`)}>
          {t('record')}
        </Button>
      )}
      <Button onClick={() => go(`/residents/${id}`)}>{t('openResident')}</Button>
      {watched && may('record-visits') && <Button onClick={() => setAsking(true)}>{t('markSerious')}</Button>}
      {asking && (
        <Modal
          open
          title={t('markSerious')}
          okText={t('yes')}
          cancelText={t('no')}
          okButtonProps={{ disabled: why.trim() === '' }}
          confirmLoading={mark.busy}
          onOk={() => void send()}
          onCancel={() => setAsking(false)}
        >
          {mark.refusal !== undefined && <RefusedPanel no={mark.refusal} fields={[]} />}
          <p>{t('seriousAsk')}</p>
          <Input
            aria-label={t('seriousWhy')}
            placeholder={t('seriousWhy')}
            maxLength={200}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        </Modal>
      )}
    </Space>
  );
}
