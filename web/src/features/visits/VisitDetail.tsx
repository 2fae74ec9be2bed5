import './visits.css';
import { Link } from '@tanstack/react-router';
import { App, Button, Descriptions, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useGo, useMay } from '@/app';
import { CannotRead, Loading, Photos, RefusedPanel, useCommand } from '@/ui';
import { useT } from './texts';
import { type Detail, names, outcomeKey, useFields, useVisit } from './visits';

/** One visit: whom, when, how it went, what was seen; and the next thing to do with it. */
export function VisitDetail({ id }: { id: string }) {
  const t = useT();
  const visit = useVisit(id);
  if (visit.isPending) return <Loading rows={6} />;
  if (visit.isError) return <CannotRead no={visit.error} again={() => void visit.refetch()} />;
  const one = visit.data;
  return (
    <article className="visit">
      <h2>{names(one.residents)}</h2>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'purpose', label: t('purpose'), children: one.purpose || '—' },
          {
            key: 'day',
            label: t('day'),
            children: `${one.record?.day ?? one.plannedFor} ${one.record?.from?.slice(0, 5) ?? one.plannedFrom?.slice(0, 5) ?? ''}`,
          },
          { key: 'way', label: t('way'), children: t(`ways.${one.going.way}`) },
          { key: 'worker', label: t('worker'), children: <Goes visit={one} /> },
          { key: 'outcome', label: t('outcome'), children: <How visit={one} /> },
        ]}
      />
      {one.record?.words && <p className="visit-words">{one.record.words}</p>}
      {one.record?.outcome.how === 'met' && <Seen visit={one} />}
      <Photos
        of={[...(one.record?.photos ?? []), ...(one.record?.signature ? [one.record.signature] : [])]}
      />
      <Space wrap>
        {one.residents.map((person) => (
          <Link key={person.id} to={`/residents/${person.id}`}>
            {t('openPerson')}
          </Link>
        ))}
        {one.request && <Link to={`/requests/${one.request}`}>{t('openRequest')}</Link>}
      </Space>
      <NextStep visit={one} />
    </article>
  );
}

function Goes({ visit }: { visit: Detail }) {
  const t = useT();
  const { worker, second, two } = visit.going;
  if (second) return names([worker, second]);
  return two && visit.state === 'planned' ? `${worker.name} · ${t('two')}` : worker.name;
}

function How({ visit }: { visit: Detail }) {
  const t = useT();
  const outcome = visit.record?.outcome;
  if (visit.state === 'called-off') return t('cancelled', { reason: visit.callOffReason });
  if (!outcome) return <span className="wait">{t('notYet')}</span>;
  const said = t(`outcomes.${outcomeKey(outcome.how, visit.going.way)}`);
  switch (outcome.how) {
    case 'met':
      return `${said} · ${t('minutesOf', { count: outcome.minutes })} · ${t('present')} ${outcome.present}${missedWords(visit, outcome.missed, t('missed'))}`;
    case 'nobody-home':
      return outcome.noticeLeft ? `${said} · ${t('noticeLeft')}` : said;
    case 'declined':
      return outcome.reason ? `${said} · ${outcome.reason}` : said;
    case 'wrong-number':
      return said;
  }
}

function missedWords(visit: Detail, missed: readonly string[] | undefined, label: string): string {
  const who = visit.residents.filter((one) => missed?.includes(one.id));
  return who.length > 0 ? ` · ${label}：${names(who)}` : '';
}

function Seen({ visit }: { visit: Detail }) {
  const t = useT();
  const { data: fields = [] } = useFields();
  const seen = visit.record?.observations ?? [];
  if (seen.length === 0) return <p className="quiet">{t('nothingSeen')}</p>;
  return (
    <ul className="seen">
      {seen.map((one) => {
        const field = fields.find((f) => f.code === one.field);
        const choice = field?.choices.find((c) => c.code === one.value);
        return (
          <li key={`${one.whose} ${one.field}`}>
            <span className="quiet">
              {visit.residents.length > 1 && one.whose
                ? `${visit.residents.find((person) => person.id === one.whose)?.name ?? ''} · `
                : ''}
              {field?.label ?? one.field}
            </span>{' '}
            <span className={choice?.needsAttention ? 'wait' : undefined}>
              {choice?.label ?? one.value}
              {choice?.needsAttention ? ` · ${t('attention')}` : ''}
            </span>
            {one.note && <span> {one.note}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function NextStep({ visit }: { visit: Detail }) {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const { send, busy, refusal } = useCommand(async (command: string) => {
    await api.post(`/api/visits/${visit.id}/call-off`, { version: visit.version, reason }, { command });
    void message.success(t('calledOff'));
  });
  if (!may('record-visits') || visit.state === 'called-off') return null;
  const record = () => go(`/visits/${visit.id}/record`);
  return (
    <div className="next-step">
      <RefusedPanel no={refusal} />
      <Space wrap>
        {visit.state === 'planned' ? (
          <>
            <Button type="primary" href={`/field?visit=${visit.id}`}>
              {t('atTheDoor')}
            </Button>
            <Button onClick={record}>{t('record')}</Button>
            <Popconfirm
              title={t('callOffWhy')}
              description={
                <Input value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />
              }
              okButtonProps={{ disabled: !reason.trim(), loading: busy }}
              onConfirm={() => send()}
            >
              <Button>{t('callOff')}</Button>
            </Popconfirm>
          </>
        ) : (
          <Button onClick={record}>{t('correct')}</Button>
        )}
      </Space>
    </div>
  );
}
