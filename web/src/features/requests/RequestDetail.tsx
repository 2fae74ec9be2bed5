import './requests.css';
import { Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import { api } from '@/api';
import { useMay } from '@/app';
import { CannotRead, Loading, Masked } from '@/ui';
import { CallerFacts } from './CallerFacts';
import { Cash } from './Cash';
import { About, DueTime, Pressing, StateMark } from './Marks';
import { MedicineBox } from './MedicineBox';
import { NextSteps } from './NextSteps';
import { type Step, useBy, useKindName, useMoment, useRequest, type View } from './requests';
import { useT } from './texts';
import { Whom } from './Whom';

/** One request: whose, what, what comes next as one main button, what was said, what happened. */
export function RequestDetail({ id }: { id: string; close?: () => void }) {
  const request = useRequest(id);
  if (request.isPending) return <Loading rows={8} />;
  if (request.isError) return <CannotRead no={request.error} again={() => void request.refetch()} />;
  return <Open view={request.data} />;
}

function Open({ view }: { view: View }) {
  const t = useT();
  const kind = useKindName();
  const { line } = view;
  return (
    <article className="request">
      <header>
        <p className="quiet">
          {line.number} · {t(`ways.${line.way}`)}
        </p>
        <h2>
          {kind(line)} · <About line={line} />
        </h2>
        <p className="request-standing">
          <StateMark line={line} /> <Pressing line={line} />
          {line.doer && <span className="quiet">{line.doer}</span>}
          {line.state !== 'closed' && <DueTime line={line} />}
        </p>
      </header>
      <NextSteps view={view} />
      <Whom view={view} />
      {view.words && <blockquote className="request-words">{view.words}</blockquote>}
      {view.card && <CallerFacts short caller={{ card: view.card, open: [] }} />}
      <Facts view={view} />
      {(view.bringsMedicine || view.medicine) && <MedicineBox view={view} />}
      {(view.handlesCash || view.cash.length > 0) && <Cash view={view} />}
      <History steps={view.steps} />
    </article>
  );
}

function Facts({ view }: { view: View }) {
  const t = useT();
  const may = useMay();
  const by = useBy();
  const moment = useMoment();
  const { line } = view;
  const caller = [view.callerName, view.callerRelation].filter(Boolean).join('，');
  return (
    <Descriptions
      column={1}
      size="small"
      items={[
        line.place ? { key: 'place', label: t('facts.place'), children: line.place } : undefined,
        caller ? { key: 'caller', label: t('facts.caller'), children: caller } : undefined,
        view.callerPhone
          ? {
              key: 'phone',
              label: t('facts.phone'),
              children: (
                <Masked
                  what={t('facts.phone')}
                  masked={view.callerPhone}
                  {...(may('reveal')
                    ? {
                        reveal: async (purpose: string) =>
                          (await api.post<{ phone: string }>(`/api/requests/${line.id}/phone`, { purpose }))
                            .phone,
                      }
                    : {})}
                />
              ),
            }
          : undefined,
        {
          key: 'taken',
          label: t('facts.takenBy'),
          children: `${by(view.takenBy)} · ${moment(line.received)}`,
        },
        view.wanted ? { key: 'wanted', label: t('facts.wanted'), children: moment(view.wanted) } : undefined,
        view.rounds > 0
          ? {
              key: 'minutes',
              label: t('facts.minutes'),
              children: t('facts.minutesOf', { count: view.minutes }),
            }
          : undefined,
        view.visit
          ? {
              key: 'visit',
              label: t('ways.visit'),
              children: <Link to={`/visits/${view.visit}`}>{t('ways.visit')}</Link>,
            }
          : undefined,
      ].filter((one) => one !== undefined)}
    />
  );
}

/** What happened, in order; who said it and who wrote it. */
function History({ steps }: { steps: readonly Step[] }) {
  const t = useT();
  const by = useBy();
  const moment = useMoment();
  return (
    <section>
      <h3>{t('history')}</h3>
      <ol className="request-history">
        {steps.map((step, at) => (
          <li key={`${step.at} ${at}`}>
            <time className="quiet" dateTime={step.at}>
              {moment(step.at)}
            </time>
            <div>
              <strong>{t(`steps.${step.what}`, { note: step.note })}</strong>
              {step.way && (
                <span>
                  {' '}
                  {step.saidBy
                    ? t('word.said', { who: step.saidBy, way: t(`word.ways.${step.way}`) })
                    : t(`word.ways.${step.way}`)}
                </span>
              )}
              {step.note && step.what !== 'assigned' && step.what !== 'sent-up' && <p>{step.note}</p>}
              <p className="quiet">{by(step.by)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
