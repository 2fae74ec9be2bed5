import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox, Form, Input, Popconfirm, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, newId } from '@/api';
import { useMay } from '@/app';
import { DayInput, Masked, useCommand } from '@/ui';
import { AskDialog } from './AskDialog';
import { type Consent, type Kin, type Label, type Person, show, useGrids, useWords } from './residents';
import { useT } from './texts';

const WAYS = ['written', 'spoken', 'guardian', 'recorded'] as const;

function useFresh() {
  const cache = useQueryClient();
  const { message } = App.useApp();
  return (said: string) => {
    void cache.invalidateQueries({ queryKey: ['residents'] });
    void message.success(said);
  };
}

/** The facts at the side: covered where they are sensitive, each with its own small actions. */
export function PersonSide({ person }: { person: Person }) {
  return (
    <div className="person-side">
      <Facts person={person} />
      <Labels person={person} />
      <KinList person={person} />
      <HouseholdPart person={person} />
      <Consents person={person} />
      <MergedFrom person={person} />
    </div>
  );
}

function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <div className="side-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

function Facts({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const grids = useGrids(person.grid ? person.community : undefined);
  const covered = (field: string, what: string, masked: string | null) =>
    masked ? (
      <Masked
        what={what}
        masked={masked}
        {...(may('reveal') ? { reveal: (purpose: string) => show(person.id, field, purpose) } : {})}
      />
    ) : null;
  const kind = person.disabilityKind;
  const all: [string, ReactNode][] = [
    [t('identity'), covered('identity', t('identity'), person.identity)],
    [t('birth'), person.birth],
    [t('phone'), covered('phone', t('phone'), person.phone)],
    [t('otherPhone'), covered('otherPhone', t('otherPhone'), person.otherPhone)],
    [t('home'), [person.communityName, person.road].filter(Boolean).join(' ')],
    [t('door'), covered('door', t('door'), person.door)],
    [t('grid'), grids.find((one) => one.value === person.grid)?.label],
    [
      t('separation'),
      person.separation === 'same'
        ? null
        : t(`separations.${person.separation as 'lives-here' | 'registered-here'}`),
    ],
    [t('registeredHome'), covered('registeredHome', t('registeredHome'), person.registeredHome)],
    [
      t('arrangement'),
      person.arrangement === 'unknown' ? null : t(`arrangements.${person.arrangement as 'alone'}`),
    ],
    [t('marital'), person.marital === 90 ? null : t(`maritals.${String(person.marital) as '10'}`)],
    [t('ethnicity'), person.ethnicity],
    [t('languages'), person.languages],
    [t('formerNames'), person.formerNames.join(' · ')],
    [
      t('disability'),
      kind
        ? [
            t(`disabilityKinds.${String(kind) as '1'}`),
            person.disabilityLevel ? t('level', { level: person.disabilityLevel }) : '',
          ]
            .filter(Boolean)
            .join(' · ')
        : null,
    ],
    [t('disabilityCard'), covered('disabilityCard', t('disabilityCard'), person.disabilityCard)],
    [t('health'), covered('health', t('health'), person.health)],
    [t('allergies'), covered('allergies', t('allergies'), person.allergies)],
    [t('responsible'), person.responsible],
    [t('notes'), covered('notes', t('notes'), person.notes)],
    [t('station'), person.stationName],
  ];
  return (
    <Part title={t('section.facts')}>
      <dl className="facts">
        {all
          .filter(([, value]) => value)
          .map(([word, value]) => (
            <div key={word} style={{ display: 'contents' }}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Part>
  );
}

function Labels({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  const may = useMay();
  const fresh = useFresh();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Label>();
  const edit = may('edit-residents') && !person.mergedInto;
  return (
    <Part
      title={t('labels')}
      action={
        edit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addLabel')}
          </Button>
        )
      }
    >
      {person.labels.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.labels.map((one) => (
          <li key={one.id} className={one.to ? 'quiet' : undefined}>
            <span className="what">
              {words.label(one.kind)}{' '}
              <span className="quiet">
                {one.to ? t('fromTo', { from: one.from, to: one.to }) : t('since', { from: one.from })}
              </span>
              {one.evidence && <div className="quiet">{one.evidence}</div>}
            </span>
            {edit && !one.to && (
              <Button size="small" type="link" onClick={() => setEnding(one)}>
                {t('endLabel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AskDialog<{ kind: string; from: string; evidence: string }>
          title={t('addLabel')}
          submit={t('save')}
          initial={{ evidence: '' }}
          close={() => setAdding(false)}
          done={({ kind }) => fresh(t('labelAdded', { label: words.label(kind) }))}
          send={(values, command) =>
            api.post(`/api/residents/${person.id}/labels`, { id: newId(), ...values, to: null }, { command })
          }
        >
          <Form.Item name="kind" label={t('label')} rules={[{ required: true }]}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={words.labels} />
          </Form.Item>
          <Form.Item name="from" label={t('from')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="evidence" label={t('evidence')}>
            <Input.TextArea maxLength={500} placeholder={t('evidenceHint')} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </AskDialog>
      )}
      {ending && (
        <AskDialog<{ day: string }>
          title={t('endLabelTitle', { label: words.label(ending.kind) })}
          submit={t('endLabel')}
          initial={{}}
          close={() => setEnding(undefined)}
          done={() => fresh(t('labelEnded', { label: words.label(ending.kind) }))}
          send={({ day }, command) =>
            api.put(
              `/api/residents/${person.id}/labels/${ending.id}/end`,
              { version: ending.version, day: day ?? null },
              { command },
            )
          }
        >
          <Form.Item name="day" label={t('lastDay')}>
            <DayInput allows={(day) => day >= ending.from} />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}

interface KinValues {
  name: string;
  relation: string;
  phone?: string;
  emergency: boolean;
  note: string;
}

function KinList({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  const may = useMay();
  const fresh = useFresh();
  const [open, setOpen] = useState<Kin | 'new'>();
  const edit = may('edit-residents') && !person.mergedInto;
  const remove = useCommand(async (command, one: Kin) => {
    await api.put(
      `/api/residents/${person.id}/kin/${one.id}`,
      { ...one, phone: null, removed: true },
      { command },
    );
    fresh(t('kinRemoved', { name: one.name }));
  });
  const changed = open === 'new' ? undefined : open;
  return (
    <Part
      title={t('section.kin')}
      action={
        edit && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('addKin')}
          </Button>
        )
      }
    >
      {person.kin.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.kin.map((one) => (
          <li key={one.id}>
            <span className="what">
              <strong>{one.name}</strong>{' '}
              <span className="quiet">
                {[words.relation(one.relation), one.emergency ? t('emergency') : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <div>
                {one.phone && (
                  <Masked
                    what={t('phone')}
                    masked={one.phone}
                    {...(may('reveal')
                      ? { reveal: (purpose: string) => show(person.id, 'kinPhone', purpose, one.id) }
                      : {})}
                  />
                )}
              </div>
              {one.note && <div className="quiet">{one.note}</div>}
            </span>
            {edit && (
              <span>
                <Button size="small" type="link" onClick={() => setOpen(one)}>
                  {t('edit')}
                </Button>
                <Popconfirm
                  title={t('removeKinSure')}
                  okText={t('remove')}
                  onConfirm={() => remove.send(one)}
                >
                  <Button size="small" type="link">
                    {t('remove')}
                  </Button>
                </Popconfirm>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <AskDialog<KinValues>
          title={changed ? t('editKin') : t('addKin')}
          submit={t('save')}
          initial={
            changed
              ? {
                  name: changed.name,
                  relation: changed.relation,
                  emergency: changed.emergency,
                  note: changed.note,
                }
              : { name: '', emergency: false, note: '' }
          }
          close={() => setOpen(undefined)}
          done={({ name }) => fresh(t('kinSaved', { name }))}
          send={(values, command) =>
            changed
              ? api.put(
                  `/api/residents/${person.id}/kin/${changed.id}`,
                  { ...values, phone: values.phone || null, version: changed.version },
                  { command },
                )
              : api.post(`/api/residents/${person.id}/kin`, { id: newId(), ...values }, { command })
          }
        >
          <Form.Item name="name" label={t('kinName')} rules={[{ required: true }]}>
            <Input maxLength={60} autoFocus />
          </Form.Item>
          <Form.Item name="relation" label={t('relation')} rules={[{ required: true }]}>
            <Select options={words.relations.filter((one) => one.value !== '01')} />
          </Form.Item>
          <Form.Item name="phone" label={t('phone')}>
            <Input inputMode="tel" placeholder={changed?.phone ?? ''} />
          </Form.Item>
          <Form.Item name="emergency" valuePropName="checked">
            <Checkbox>{t('emergency')}</Checkbox>
          </Form.Item>
          <Form.Item name="note" label={t('note')}>
            <Input maxLength={200} />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}

function HouseholdPart({ person }: { person: Person }) {
  const t = useT();
  const words = useWords();
  if (!person.household) return null;
  return (
    <Part
      title={t('section.household')}
      action={<Link to={`/residents/households/${person.household}`}>{t('openHousehold')}</Link>}
    >
      <ul className="side-list">
        {person.members.map((one) => (
          <li key={one.id}>
            <span className="what">
              {one.id === person.id ? (
                <strong>{one.name}</strong>
              ) : (
                <Link to={`/residents/${one.id}`}>{one.name}</Link>
              )}{' '}
              <span className="quiet">
                {[
                  one.head ? t('head') : words.relation(one.relation),
                  one.age === null ? '' : t('years', { count: one.age }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Consents({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const fresh = useFresh();
  const [adding, setAdding] = useState(false);
  const edit = may('edit-residents') && !person.mergedInto;
  const withdraw = useCommand(async (command, one: Consent) => {
    await api.put(
      `/api/residents/${person.id}/consents/${one.id}/withdraw`,
      { version: one.version },
      { command },
    );
    fresh(t('consentWithdrawn'));
  });
  return (
    <Part
      title={t('section.consents')}
      action={
        edit && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addConsent')}
          </Button>
        )
      }
    >
      {person.consents.length === 0 && <span className="quiet">{t('nothing')}</span>}
      <ul className="side-list">
        {person.consents.map((one) => (
          <li key={one.id} className={one.withdrawn ? 'quiet' : undefined}>
            <span className="what">
              {one.what}
              <div className="quiet">
                {[
                  WAYS.includes(one.way as 'written') ? t(`ways.${one.way as 'written'}`) : one.way,
                  one.given,
                  one.until ? t('validUntil', { day: one.until }) : '',
                  one.withdrawn ? t('withdrawn', { day: one.withdrawn }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </span>
            {edit && !one.withdrawn && (
              <Popconfirm
                title={t('withdrawSure')}
                okText={t('withdraw')}
                onConfirm={() => withdraw.send(one)}
              >
                <Button size="small" type="link">
                  {t('withdraw')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <AskDialog<{ what: string; way: string; given: string; until: string; note: string }>
          title={t('addConsent')}
          submit={t('save')}
          initial={{ way: 'written' }}
          close={() => setAdding(false)}
          done={() => fresh(t('consentSaved'))}
          send={(values, command) =>
            api.post(`/api/residents/${person.id}/consents`, { id: newId(), ...values }, { command })
          }
        >
          <Form.Item name="what" label={t('what')} rules={[{ required: true }]}>
            <Input maxLength={200} placeholder={t('whatHint')} autoFocus />
          </Form.Item>
          <Form.Item name="way" label={t('way')}>
            <Select options={WAYS.map((way) => ({ value: way, label: t(`ways.${way}`) }))} />
          </Form.Item>
          <Form.Item name="given" label={t('given')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="until" label={t('until')}>
            <DayInput />
          </Form.Item>
        </AskDialog>
      )}
    </Part>
  );
}

function MergedFrom({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const fresh = useFresh();
  const undo = useCommand(async (command, id: string) => {
    await api.post(`/api/residents/${id}/unmerge`, undefined, { command });
    fresh(t('unmerged'));
  });
  if (person.mergedFrom.length === 0) return null;
  return (
    <Part title={t('mergedFrom')}>
      <ul className="side-list">
        {person.mergedFrom.map((one) => (
          <li key={one.id}>
            <span className="what">
              <Link to={`/residents/${one.id}`}>{one.name}</Link>{' '}
              <span className="quiet">{[one.by, one.why].filter(Boolean).join(' · ')}</span>
            </span>
            {may('edit-residents') && (
              <Popconfirm title={t('unmergeSure')} okText={t('unmerge')} onConfirm={() => undo.send(one.id)}>
                <Button size="small" type="link">
                  {t('unmerge')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
