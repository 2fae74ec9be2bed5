import './residents.css';
import { Form, type FormInstance, Input, Select } from 'antd';
import { useSession } from '@/app';
import { DayInput } from '@/ui';
import { Covered, Door } from './Covered';
import { LooksKnown } from './LooksKnown';
import type { Values } from './personValues';
import { type Match, type Person, useCommunities, useGrids, useWords } from './residents';
import { useT } from './texts';

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
