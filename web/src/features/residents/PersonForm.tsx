import './residents.css';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { api } from '@/api';
import { useSession } from '@/app';
import { DayInput } from '@/ui';
import { OneLine } from './marks';
import { type LooksLike, type Match, type Person, useCommunities, useGrids, useWords } from './residents';
import { useT } from './texts';

/** What the form holds: plain values, a draft can keep them. A covered field left undefined stays as it is. */
export interface Values {
  version?: number;
  station?: string;
  name?: string;
  formerNames?: string[];
  sex?: number;
  birth?: string;
  ethnicity?: string;
  identity?: string;
  phone?: string;
  otherPhone?: string;
  languages?: string;
  community?: string;
  grid?: string;
  road?: string;
  door?: { building?: string; unit?: string; room?: string };
  separation?: string;
  registeredHome?: string;
  marital?: number;
  arrangement?: string;
  disabilityKind?: number;
  disabilityLevel?: number;
  disabilityCard?: string;
  health?: string;
  allergies?: string;
  risk?: string;
  labels?: string[];
  sure?: boolean;
}

/** Never kept on the device. */
export const NOT_KEPT = ['identity', 'disabilityCard', 'health', 'allergies'] as const;

export function body(values: Values) {
  const { labels, ...rest } = values;
  return {
    ...rest,
    birth: values.birth || null,
    labels: labels?.map((kind) => ({ kind, from: null, to: null, evidence: '' })) ?? null,
  };
}

/** What stands in the register, as values of the form; what is covered is not in it. */
export function valuesOf(person: Person): Values {
  const kept = {
    version: person.version,
    station: person.station,
    name: person.name,
    formerNames: person.formerNames,
    sex: person.sex,
    birth: person.birth ?? undefined,
    ethnicity: person.ethnicity,
    languages: person.languages,
    community: person.community,
    grid: person.grid ?? undefined,
    road: person.road,
    separation: person.separation,
    marital: person.marital,
    arrangement: person.arrangement,
    disabilityKind: person.disabilityKind ?? undefined,
    disabilityLevel: person.disabilityLevel ?? undefined,
    risk: person.risk,
  };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as Values;
}

const SEXES = [1, 2, 0, 9] as const;
const RISKS = ['general', 'key', 'high'] as const;
const ARRANGEMENTS = [
  'alone',
  'spouse',
  'children',
  'parents',
  'grandchildren',
  'others',
  'institution',
  'unknown',
] as const;
const SEPARATIONS = ['same', 'lives-here', 'registered-here'] as const;
const MARITALS = ['10', '20', '21', '22', '23', '30', '40', '90'] as const;
const KINDS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const LEVELS = [1, 2, 3, 4] as const;

interface Props {
  form: FormInstance<Values>;
  /** Who is edited; nobody when somebody new is entered. */
  person?: Person;
  /** What the server found when saving was tried. */
  refused?: readonly Match[];
}

/** The fields of a person, in the order in which one asks for them. */
export function PersonFields({ form, person, refused = [] }: Props) {
  const t = useT();
  const words = useWords();
  const { stations } = useSession();
  const station = Form.useWatch('station', form);
  const community = Form.useWatch('community', form);
  const communities = useCommunities().filter((one) => !station || one.station === station);
  const grids = useGrids(community);
  const many = stations.length > 1 && !person;
  return (
    <>
      <section className="card form-part">
        <h2>{t('section.who')}</h2>
        <div className="fields">
          <Form.Item name="name" label={t('name')} required>
            <Input autoFocus={!person} autoComplete="off" />
          </Form.Item>
          <Form.Item name="identity" label={t('identity')} extra={t('identityHint')}>
            <Covered masked={person?.identity ?? null} />
          </Form.Item>
          <Form.Item name="sex" label={t('sex')}>
            <Select allowClear options={SEXES.map((sex) => ({ value: sex, label: t(`sexes.${sex}`) }))} />
          </Form.Item>
          <Form.Item name="birth" label={t('birth')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="phone" label={t('phone')}>
            <Covered masked={person?.phone ?? null} tel />
          </Form.Item>
          <Form.Item name="otherPhone" label={t('otherPhone')}>
            <Covered masked={person?.otherPhone ?? null} tel />
          </Form.Item>
          <Form.Item name="ethnicity" label={t('ethnicity')}>
            <Input />
          </Form.Item>
          <Form.Item name="languages" label={t('languages')}>
            <Input />
          </Form.Item>
          <Form.Item name="formerNames" label={t('formerNames')} className="wide">
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '、']} />
          </Form.Item>
        </div>
        <LooksKnown form={form} person={person} refused={refused} />
      </section>
      <section className="card form-part">
        <h2>{t('section.where')}</h2>
        <div className="fields">
          {many && (
            <Form.Item name="station" label={t('station')} required className="wide">
              <Select options={stations.map((one) => ({ value: one.id, label: one.name }))} />
            </Form.Item>
          )}
          <Form.Item name="community" label={t('community')} required>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={communities.map((one) => ({ value: one.code, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="grid" label={t('grid')}>
            <Select allowClear options={grids} />
          </Form.Item>
          <Form.Item name="road" label={t('road')} className="wide">
            <Input />
          </Form.Item>
          <Form.Item name="door" label={t('door')} className="wide">
            <Door masked={person?.door ?? null} />
          </Form.Item>
          <Form.Item name="separation" label={t('separation')}>
            <Select options={SEPARATIONS.map((one) => ({ value: one, label: t(`separations.${one}`) }))} />
          </Form.Item>
          <Form.Item name="registeredHome" label={t('registeredHome')}>
            <Covered masked={person?.registeredHome ?? null} />
          </Form.Item>
        </div>
      </section>
      <section className="card form-part">
        <h2>{t('section.how')}</h2>
        <div className="fields">
          <Form.Item name="arrangement" label={t('arrangement')}>
            <Select options={ARRANGEMENTS.map((one) => ({ value: one, label: t(`arrangements.${one}`) }))} />
          </Form.Item>
          <Form.Item name="marital" label={t('marital')}>
            <Select options={MARITALS.map((one) => ({ value: Number(one), label: t(`maritals.${one}`) }))} />
          </Form.Item>
        </div>
      </section>
      <section className="card form-part">
        <h2>{t('section.watch')}</h2>
        <div className="fields">
          <Form.Item name="risk" label={t('risk')}>
            <Select options={RISKS.map((one) => ({ value: one, label: t(`risks.${one}`) }))} />
          </Form.Item>
          {!person && (
            <Form.Item name="labels" label={t('labels')}>
              <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={words.labels} />
            </Form.Item>
          )}
        </div>
      </section>
      <section className="card form-part">
        <h2>{t('section.care')}</h2>
        <div className="fields">
          <Form.Item name="health" label={t('health')} className="wide">
            <Covered masked={person?.health ?? null} long />
          </Form.Item>
          <Form.Item name="allergies" label={t('allergies')} className="wide">
            <Covered masked={person?.allergies ?? null} />
          </Form.Item>
          <Form.Item name="disabilityKind" label={t('disabilityKind')}>
            <Select
              allowClear
              options={KINDS.map((one) => ({ value: Number(one), label: t(`disabilityKinds.${one}`) }))}
            />
          </Form.Item>
          <Form.Item name="disabilityLevel" label={t('disabilityLevel')}>
            <Select
              allowClear
              options={LEVELS.map((level) => ({ value: level, label: t('level', { level }) }))}
            />
          </Form.Item>
          <Form.Item name="disabilityCard" label={t('disabilityCard')} className="wide">
            <Covered masked={person?.disabilityCard ?? null} />
          </Form.Item>
        </div>
      </section>
    </>
  );
}

interface CoveredProps {
  masked: string | null;
  value?: string;
  onChange?: (value: string | undefined) => void;
  id?: string;
  tel?: boolean;
  long?: boolean;
}

/** A covered value in a form: it stays, unless somebody writes a new one or takes it out. */
function Covered({ masked, value, onChange, id, tel, long }: CoveredProps) {
  const t = useT();
  const [writing, setWriting] = useState(false);
  if (masked && value === undefined && !writing) {
    return (
      <span className="covered">
        <span>{masked}</span>
        <Button size="small" {...(id ? { id } : {})} onClick={() => setWriting(true)}>
          {t('change')}
        </Button>
        <Button size="small" type="text" onClick={() => onChange?.('')}>
          {t('clear')}
        </Button>
      </span>
    );
  }
  const back = masked && (
    <Button
      size="small"
      type="text"
      onClick={() => {
        setWriting(false);
        onChange?.(undefined);
      }}
    >
      {t('keep')}
    </Button>
  );
  if (masked && value === '' && !writing) {
    return (
      <span className="covered">
        <span className="wait">{t('willClear')}</span>
        {back}
      </span>
    );
  }
  const common = { ...(id ? { id } : {}), value: value ?? '', autoComplete: 'off' };
  return (
    <>
      {long ? (
        <Input.TextArea {...common} autoSize={{ minRows: 2 }} onChange={(e) => onChange?.(e.target.value)} />
      ) : (
        <Input
          {...common}
          {...(tel ? { inputMode: 'tel' } : {})}
          onChange={(e) => onChange?.(e.target.value)}
        />
      )}
      {back}
    </>
  );
}

type DoorValue = { building?: string; unit?: string; room?: string };

function Door({
  masked,
  value,
  onChange,
}: {
  masked: string | null;
  value?: DoorValue;
  onChange?: (value: DoorValue | undefined) => void;
}) {
  const t = useT();
  if (masked && value === undefined) {
    return (
      <span className="covered">
        <span>{masked}</span>
        <Button size="small" onClick={() => onChange?.({})}>
          {t('change')}
        </Button>
      </span>
    );
  }
  const part = (name: keyof DoorValue) => (
    <Input
      aria-label={t(name)}
      placeholder={t(name)}
      autoComplete="off"
      value={value?.[name] ?? ''}
      onChange={(event) => onChange?.({ ...value, [name]: event.target.value })}
    />
  );
  return (
    <span className="covered">
      <span style={{ display: 'flex', flex: '1 1 240px', gap: 8 }}>
        {part('building')}
        {part('unit')}
        {part('room')}
      </span>
      {masked && (
        <Button size="small" type="text" onClick={() => onChange?.(undefined)}>
          {t('keep')}
        </Button>
      )}
    </span>
  );
}

const PAUSE = 500;

/** Warns while one types: this person may be in the register already. */
function LooksKnown({
  form,
  person,
  refused,
}: {
  form: FormInstance<Values>;
  person: Person | undefined;
  refused: readonly Match[];
}) {
  const t = useT();
  const name = Form.useWatch('name', form)?.trim() ?? '';
  const identity = Form.useWatch('identity', form)?.replace(/\s/g, '') ?? '';
  const birth = Form.useWatch('birth', form);
  const phone = Form.useWatch('phone', form)?.replace(/\D/g, '') ?? '';
  const asked = JSON.stringify({
    name,
    identity: identity.length === 15 || identity.length === 18 ? identity : null,
    birth: birth ?? null,
    phone: phone.length >= 7 ? phone : null,
  });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), PAUSE);
    return () => clearTimeout(timer);
  }, [asked]);
  const question = JSON.parse(settled) as Record<string, string | null>;
  const enough = Boolean(question.identity ?? (question.name && (question.birth ?? question.phone)));
  const { data } = useQuery({
    queryKey: ['residents-duplicates', settled, person?.id],
    queryFn: ({ signal }) =>
      api.post<LooksLike>('/api/residents/duplicates', { ...question, id: person?.id ?? null }, { signal }),
    enabled: enough,
    gcTime: 0,
  });
  const found = data?.matches.length ? data.matches : refused;
  return (
    <>
      {data?.elsewhere.map((one) => (
        <Alert
          key={one.station}
          className="looks-known"
          type="info"
          showIcon
          title={t('elsewhere', { station: one.name })}
        />
      ))}
      {found.length > 0 && (
        <Alert
          className="looks-known"
          type="warning"
          showIcon
          role="alert"
          title={t('known')}
          description={
            <>
              <ul>
                {found.map((one) => (
                  <li key={one.person.id}>
                    <OneLine card={one.person} />{' '}
                    <span className="quiet">
                      {one.why.map((why) => t(`whys.${why as 'identity'}`)).join(' · ')}
                    </span>{' '}
                    <a href={`/residents/${one.person.id}`} target="_blank" rel="noreferrer">
                      {t('openKnown')}
                    </a>
                  </li>
                ))}
              </ul>
              {!person && (
                <Form.Item name="sure" valuePropName="checked" noStyle>
                  <Checkbox>{t('sure')}</Checkbox>
                </Form.Item>
              )}
            </>
          }
        />
      )}
    </>
  );
}
