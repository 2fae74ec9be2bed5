import './residents.css';
import { DownOutlined, EditOutlined, PhoneOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, App, Button, Dropdown, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useGo, useMay, useParam } from '@/app';
import { CannotRead, DayInput, Loading } from '@/ui';
import { AskDialog } from './AskDialog';
import { CallDialog } from './CallDialog';
import { LabelMarks, RiskMark, useSexAndAge } from './marks';
import { PersonSide } from './PersonSide';
import { type Person, usePerson } from './residents';
import { Timeline } from './Timeline';
import { useT } from './texts';

/** A person: who they are, what happened, what is on file, and the next thing to do. */
export default function ResidentPage() {
  const id = useParam('id');
  const person = usePerson(id);
  if (person.isPending) return <Loading rows={10} />;
  if (person.isError) return <CannotRead no={person.error} again={() => void person.refetch()} />;
  return <OnePerson key={id} person={person.data} />;
}

function OnePerson({ person }: { person: Person }) {
  const t = useT();
  const say = useSexAndAge();
  const current = person.labels.filter((one) => !one.to || one.to >= today());
  return (
    <div className="page">
      {person.mergedInto && (
        <Alert
          className="refused"
          type="warning"
          title={t('mergedInto')}
          action={<Link to={`/residents/${person.mergedInto}`}>{t('openSurvivor')}</Link>}
        />
      )}
      <div className="person-head">
        <div>
          <h1>{person.name}</h1>
          <div className="person-line">
            <span>{say(person)}</span>
            <span>{[person.communityName, person.road].filter(Boolean).join(' ')}</span>
            {person.risk !== 'general' && <RiskMark risk={person.risk} />}
            {person.allergies && <Tag color="red">{t('hasAllergies')}</Tag>}
            {person.died && <Tag>{t('diedOn', { day: person.died })}</Tag>}
            {person.away && (!person.away.to || person.away.to >= today()) && (
              <Tag color="warning">{t(`away.${person.away.where}`)}</Tag>
            )}
            {person.moved && <Tag>{t('movedOn', { day: person.moved, where: person.movedWhere })}</Tag>}
          </div>
          <div className="person-labels">
            <LabelMarks labels={[...new Set(current.map((one) => one.kind))]} />
            {person.arrangement === 'alone' && !current.some((one) => one.kind === 'living-alone') && (
              <Tag>{t('alone')}</Tag>
            )}
          </div>
        </div>
        <Actions person={person} />
      </div>
      <div className="person-body">
        <section className="card" aria-label={t('section.timeline')}>
          <h2>{t('section.timeline')}</h2>
          <Timeline id={person.id} />
        </section>
        <PersonSide person={person} />
      </div>
    </div>
  );
}

type Asking = 'call' | 'died' | 'moved' | 'away' | undefined;

function Actions({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const go = useGo();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<Asking>();
  const here = !person.died && !person.mergedInto;
  const edit = may('edit-residents') && !person.mergedInto;
  const fresh = (said: string) => {
    void cache.invalidateQueries({ queryKey: ['residents'] });
    void message.success(said);
  };
  const undo = async (what: 'died' | 'moved') => {
    await api.put(`/api/residents/${person.id}/${what}`, { version: person.version, day: null });
    fresh(t('undone'));
  };
  return (
    <div className="person-actions">
      {here && may('reveal') && (
        <Button icon={<PhoneOutlined aria-hidden />} onClick={() => setAsking('call')}>
          {t('call')}
        </Button>
      )}
      {here && may('take-requests') && (
        <Button onClick={() => go(`/requests/new?resident=${person.id}`)}>{t('request')}</Button>
      )}
      {here && may('record-visits') && (
        <Button type="primary" onClick={() => go(`/visits/new?resident=${person.id}`)}>
          {t('visit')}
        </Button>
      )}
      {edit && (
        <>
          <Button icon={<EditOutlined aria-hidden />} onClick={() => go(`/residents/${person.id}/edit`)}>
            {t('edit')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...(person.household
                  ? []
                  : [
                      {
                        key: 'household',
                        label: t('newHousehold'),
                        onClick: () => go(`/residents/households/new?head=${person.id}`),
                      },
                    ]),
                { key: 'merge', label: t('merge'), onClick: () => go(`/residents/${person.id}/merge`) },
                { key: 'away', label: t('away.note'), onClick: () => setAsking('away') },
                person.moved
                  ? { key: 'back', label: t('movedUndo'), onClick: () => void undo('moved') }
                  : { key: 'moved', label: t('moved'), onClick: () => setAsking('moved') },
                person.died
                  ? { key: 'alive', label: t('diedUndo'), onClick: () => void undo('died') }
                  : { key: 'died', label: t('died'), onClick: () => setAsking('died') },
              ],
            }}
          >
            <Button>
              {t('more')} <DownOutlined aria-hidden />
            </Button>
          </Dropdown>
        </>
      )}
      {asking === 'call' && <CallDialog person={person} close={() => setAsking(undefined)} />}
      {asking === 'died' && (
        <AskDialog<{ day: string }>
          title={t('died')}
          submit={t('save')}
          initial={{ day: today() }}
          close={() => setAsking(undefined)}
          done={() => fresh(t('diedDone'))}
          send={({ day }, command) =>
            api.put(`/api/residents/${person.id}/died`, { version: person.version, day }, { command })
          }
        >
          <Form.Item name="day" label={t('diedDay')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day <= today()} />
          </Form.Item>
        </AskDialog>
      )}
      {asking === 'away' && (
        <AskDialog<{ where: string; from: string; to?: string }>
          title={t('away.note')}
          submit={t('save')}
          initial={{
            where: person.away?.where ?? 'hospital',
            from: person.away?.from ?? today(),
            ...(person.away?.to ? { to: person.away.to } : {}),
          }}
          close={() => setAsking(undefined)}
          done={() => fresh(t('away.done'))}
          send={({ where, from, to }, command) =>
            api.put(
              `/api/residents/${person.id}/away`,
              {
                version: person.version,
                where: where === 'home' ? null : where,
                from,
                to: to ?? null,
              },
              { command },
            )
          }
        >
          <Form.Item name="where" label={t('away.where')}>
            <Select
              options={(['hospital', 'relatives', 'elsewhere', 'home'] as const).map((one) => ({
                value: one,
                label: t(`away.${one}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="from" label={t('away.from')} rules={[{ required: true }]}>
            <DayInput />
          </Form.Item>
          <Form.Item name="to" label={t('away.to')} extra={t('away.toHint')}>
            <DayInput />
          </Form.Item>
        </AskDialog>
      )}
      {asking === 'moved' && (
        <AskDialog<{ day: string; whereTo: string }>
          title={t('moved')}
          submit={t('save')}
          initial={{ day: today(), whereTo: '' }}
          close={() => setAsking(undefined)}
          done={() => fresh(t('movedDone'))}
          send={(values, command) =>
            api.put(`/api/residents/${person.id}/moved`, { version: person.version, ...values }, { command })
          }
        >
          <Form.Item name="day" label={t('movedDay')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day <= today()} />
          </Form.Item>
          <Form.Item name="whereTo" label={t('movedWhere')}>
            <Input maxLength={100} />
          </Form.Item>
        </AskDialog>
      )}
    </div>
  );
}
