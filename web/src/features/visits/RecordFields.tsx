import './visits.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { api, today } from '@/api';
import { useLanguage, useSession } from '@/app';
import { DayInput, PhotoPicker, TimeInput } from '@/ui';
import { useT } from './texts';
import {
  type Detail,
  type Field,
  type Going,
  type How,
  type Outcome,
  outcomeKey,
  type Person,
  useColleagues,
  useFields,
  WAYS,
  type Way,
  type Written,
} from './visits';

/** A visit's record as the form holds it: flat, so that a draft can keep it. */
export interface RecordValues {
  version: number;
  day: string;
  from?: string;
  way: Way;
  worker?: string;
  second?: string | undefined;
  how?: How;
  missed?: string[];
  minutes: number;
  present: number;
  noticeLeft?: boolean;
  reason?: string;
  words?: string;
  seen?: Record<string, string | undefined>;
  needs?: { kind?: string; resident?: string; words?: string }[];
  photos?: string[];
  signature?: string;
}

export const freshRecord = (people: number): RecordValues => ({
  version: 0,
  day: today(),
  way: 'home',
  minutes: 30,
  present: Math.max(1, people),
});

/** How and by whom a visit is made, as the form holds it. */
export const asGone = (going: Going) => ({
  way: going.way,
  worker: going.worker.account,
  ...(going.second ? { second: going.second.account } : {}),
});

/** Where an answer lies in the form: a person's own, or the household's. */
const seenAt = (field: string, whose: string | null | undefined) => (whose ? `${whose} ${field}` : field);

/** What stands written, for the form to mend. */
export function asValues(
  written: Written,
  version: number,
  { going, residents }: Pick<Detail, 'going' | 'residents'>,
): RecordValues {
  const { outcome } = written;
  return {
    ...freshRecord(residents.length),
    ...asGone(going),
    version,
    day: written.day,
    ...(written.from ? { from: written.from.slice(0, 5) } : {}),
    how: outcome.how,
    ...(outcome.how === 'met'
      ? { minutes: outcome.minutes, present: outcome.present, missed: outcome.missed ?? [] }
      : {}),
    ...(outcome.how === 'nobody-home' ? { noticeLeft: outcome.noticeLeft } : {}),
    ...(outcome.how === 'declined' ? { reason: outcome.reason } : {}),
    words: written.words,
    photos: written.photos,
    ...(written.signature ? { signature: written.signature } : {}),
    seen: Object.fromEntries(
      written.observations.map((one) => [
        seenAt(one.field, residents.length > 1 ? one.whose : undefined),
        one.value,
      ]),
    ),
  };
}

function outcomeOf(values: RecordValues): Outcome | undefined {
  switch (values.how) {
    case 'met':
      return {
        how: 'met',
        minutes: values.minutes,
        present: values.present,
        missed: values.missed ?? [],
      };
    case 'nobody-home':
      return { how: 'nobody-home', noticeLeft: values.noticeLeft ?? false };
    case 'declined':
      return { how: 'declined', reason: values.reason ?? '' };
    case 'wrong-number':
      return { how: 'wrong-number' };
    default:
      return undefined;
  }
}

/** The record as the server wants it. */
export function asBody(values: RecordValues) {
  const met = values.how === 'met';
  return {
    version: values.version,
    day: values.day,
    from: values.from,
    outcome: outcomeOf(values),
    words: values.words ?? '',
    observations: met
      ? Object.entries(values.seen ?? {})
          .filter(([, value]) => value)
          .flatMap(([at, value]) => {
            const [field = '', whose] = at.split(' ').reverse();
            return whose && values.missed?.includes(whose)
              ? []
              : [{ field, value, note: '', ...(whose ? { whose } : {}) }];
          })
      : [],
    photos: values.photos ?? [],
    signature: values.signature,
    gone: { way: values.way, worker: values.worker, second: values.second || undefined },
    needs: (values.needs ?? []).filter((need) => need.kind),
  };
}

const LENGTHS = [15, 30, 45, 60, 90];

/** How it went, in tap-sized groups: outcome first, the rest follows from it. */
export function RecordFields({
  correcting = false,
  whose,
  people = [],
}: {
  correcting?: boolean;
  whose?: string | undefined;
  people?: readonly Person[];
}) {
  const t = useT();
  const how = Form.useWatch<How | undefined>('how');
  const way = Form.useWatch<Way | undefined>('way') ?? 'home';
  const calls = way === 'phone' || way === 'video';
  return (
    <>
      <Form.Item name="worker" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="signature" hidden>
        <Input />
      </Form.Item>
      <WayField />
      <Form.Item name="how" label={t('outcome')} rules={[{ required: true, message: t('pickOutcome') }]}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          size="large"
          options={(['met', 'nobody-home', 'declined', 'wrong-number'] as const)
            .filter((one) => calls || one !== 'wrong-number')
            .map((one) => ({ value: one, label: t(`outcomes.${outcomeKey(one, way)}`) }))}
        />
      </Form.Item>
      <div className="visit-when">
        <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
          <DayInput allows={(day) => day <= today()} />
        </Form.Item>
        <Form.Item name="from" label={t('from')}>
          <TimeInput />
        </Form.Item>
      </div>
      {how === 'met' && (
        <>
          <Form.Item label={t('minutes')} required>
            <div className="visit-length">
              <Form.Item name="minutes" noStyle rules={[{ required: true }]}>
                <InputNumber min={1} max={720} step={5} mode="spinner" aria-label={t('minutes')} />
              </Form.Item>
              <Quick />
            </div>
          </Form.Item>
          <Form.Item name="present" label={t('present')} rules={[{ required: true }]}>
            <InputNumber min={1} max={200} mode="spinner" />
          </Form.Item>
          {people.length > 1 && (
            <Form.Item name="missed" label={t('missed')}>
              <Checkbox.Group options={people.map((one) => ({ value: one.id, label: one.name }))} />
            </Form.Item>
          )}
          <Observations people={people} />
        </>
      )}
      {how === 'nobody-home' && (
        <Form.Item name="noticeLeft" valuePropName="checked">
          <Checkbox>{t('noticeLeft')}</Checkbox>
        </Form.Item>
      )}
      {how === 'declined' && (
        <Form.Item name="reason" label={t('reason')}>
          <Input maxLength={500} />
        </Form.Item>
      )}
      <SecondField whose={whose} />
      <Form.Item name="words" label={t('words')} extra={t('wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="photos" label={t('photos')} extra={t('photosHint')}>
        <PhotosOf whose={whose} />
      </Form.Item>
      {!correcting && <Needs people={people} />}
    </>
  );
}

/** At home, by phone, by video or elsewhere. */
export function WayField() {
  const t = useT();
  return (
    <Form.Item name="way" label={t('way')}>
      <Radio.Group
        optionType="button"
        size="large"
        options={WAYS.map((way) => ({ value: way, label: t(`ways.${way}`) }))}
      />
    </Form.Item>
  );
}

function useStationOf(whose: string | undefined) {
  const { data } = useQuery({
    queryKey: ['residents', 'card', whose],
    queryFn: ({ signal }) => api.get<{ station: string }>(`/api/residents/${whose}/card`, { signal }),
    enabled: Boolean(whose),
  });
  return data?.station;
}

/** Who goes along, among those of the station. */
export function SecondField({ whose }: { whose: string | undefined }) {
  const t = useT();
  const me = useSession().account.id;
  const { data = [] } = useColleagues(useStationOf(whose));
  const worker = Form.useWatch<string | undefined>('worker') ?? me;
  return (
    <Form.Item name="second" label={t('second')} extra={t('secondHint')}>
      <Select
        allowClear
        options={data
          .filter((one) => one.account !== worker)
          .map((one) => ({ value: one.account, label: one.name }))}
      />
    </Form.Item>
  );
}

/** Who is to go; the one who plans, unless they say otherwise. */
export function WorkerField({ whose }: { whose: string | undefined }) {
  const t = useT();
  const { data = [] } = useColleagues(useStationOf(whose));
  return (
    <Form.Item name="worker" label={t('plannedWorker')}>
      <Select allowClear options={data.map((one) => ({ value: one.account, label: one.name }))} />
    </Form.Item>
  );
}

/** The photos belong to the station of whoever was visited. */
function PhotosOf(props: {
  whose: string | undefined;
  value?: string[];
  onChange?: (v: string[]) => void;
  id?: string;
}) {
  const { whose, ...control } = props;
  return <PhotoPicker {...control} station={useStationOf(whose)} />;
}

function Quick() {
  const t = useT();
  const form = Form.useFormInstance();
  return (
    <>
      {LENGTHS.map((length) => (
        <Button key={length} size="small" onClick={() => form.setFieldValue('minutes', length)}>
          {t('minutesOf', { count: length })}
        </Button>
      ))}
    </>
  );
}

const TOPICS = ['body', 'living', 'home', 'needs'] as const;

/** Each person's own where there are several, then what the household shares. */
function Observations({ people }: { people: readonly Person[] }) {
  const t = useT();
  const { data: fields = [] } = useFields();
  const missed = Form.useWatch<string[] | undefined>('missed') ?? [];
  const several = people.length > 1;
  const groups = TOPICS.flatMap((topic) => {
    const some = fields.filter((field) => field.topic === topic);
    const own = some.filter((field) => several && !field.ofHousehold);
    const shared = some.filter((field) => !several || field.ofHousehold);
    return [
      ...people
        .filter((one) => own.length > 0 && !missed.includes(one.id))
        .map((one) => ({ key: `${one.id} ${topic}`, name: one.name, whose: one.id, topic, some: own })),
      ...(shared.length > 0 ? [{ key: topic, name: '', whose: undefined, topic, some: shared }] : []),
    ];
  });
  return (
    <section className="observations" aria-label={t('observations')}>
      <h3>{t('observations')}</h3>
      <p className="quiet">{t('observationsHint')}</p>
      {groups.map((group) => (
        <fieldset key={group.key}>
          <legend>{[group.name, t(`topics.${group.topic}`)].filter(Boolean).join(' · ')}</legend>
          {group.some.map((field) => (
            <Form.Item key={field.code} name={['seen', seenAt(field.code, group.whose)]} label={field.label}>
              <Taps field={field} />
            </Form.Item>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

/** One field: a tap chooses, a second tap takes it back. */
function Taps({ field, value, onChange }: { field: Field; value?: string; onChange?: (v?: string) => void }) {
  return (
    <fieldset className="taps plain" aria-label={field.label}>
      {field.choices.map((choice) => (
        <Button
          key={choice.code}
          type={value === choice.code ? 'primary' : 'default'}
          aria-pressed={value === choice.code}
          onClick={() => onChange?.(value === choice.code ? undefined : choice.code)}
        >
          {choice.label}
        </Button>
      ))}
    </fieldset>
  );
}

interface Kind {
  code: string;
  nameZh: string;
  nameEn: string;
}

function Needs({ people }: { people: readonly Person[] }) {
  const t = useT();
  const language = useLanguage();
  const { data: kinds = [] } = useQuery({
    queryKey: ['requests', 'kinds'],
    queryFn: ({ signal }) => api.get<Kind[]>('/api/requests/kinds', { signal }),
    staleTime: 300_000,
  });
  const options = kinds.map((kind) => ({
    value: kind.code,
    label: language === 'en' ? kind.nameEn : kind.nameZh,
  }));
  return (
    <section className="needs">
      <h3>{t('needs')}</h3>
      <p className="quiet">{t('needsHint')}</p>
      <Form.List name="needs">
        {(needs, { add, remove }) => (
          <>
            {needs.map((need) => (
              <div key={need.key} className="need">
                <Form.Item name={[need.name, 'kind']} label={t('needKind')} rules={[{ required: true }]}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
                </Form.Item>
                {people.length > 1 && (
                  <Form.Item name={[need.name, 'resident']} label={t('needOf')} rules={[{ required: true }]}>
                    <Select options={people.map((one) => ({ value: one.id, label: one.name }))} />
                  </Form.Item>
                )}
                <Form.Item name={[need.name, 'words']} label={t('need')}>
                  <Input maxLength={500} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('removeNeed')}
                  onClick={() => remove(need.name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {t('addNeed')}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}
