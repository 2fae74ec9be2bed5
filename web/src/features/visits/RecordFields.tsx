import './visits.css';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { api, today } from '@/api';
import { useLanguage } from '@/app';
import { DayInput, PhotoPicker, TimeInput } from '@/ui';
import { useT } from './texts';
import { type Field, type How, type Outcome, useFields, type Written } from './visits';

/** A visit's record as the form holds it: flat, so that a draft can keep it. */
export interface RecordValues {
  version: number;
  day: string;
  from?: string;
  how?: How;
  minutes: number;
  present: number;
  noticeLeft?: boolean;
  reason?: string;
  words?: string;
  seen?: Record<string, string | undefined>;
  needs?: { kind?: string; words?: string }[];
  photos?: string[];
}

export const freshRecord = (people: number): RecordValues => ({
  version: 0,
  day: today(),
  minutes: 30,
  present: Math.max(1, people),
});

/** What stands written, for the form to mend. */
export function asValues(written: Written, version: number, people: number): RecordValues {
  const { outcome } = written;
  return {
    ...freshRecord(people),
    version,
    day: written.day,
    ...(written.from ? { from: written.from.slice(0, 5) } : {}),
    how: outcome.how,
    ...(outcome.how === 'met' ? { minutes: outcome.minutes, present: outcome.present } : {}),
    ...(outcome.how === 'nobody-home' ? { noticeLeft: outcome.noticeLeft } : {}),
    ...(outcome.how === 'declined' ? { reason: outcome.reason } : {}),
    words: written.words,
    photos: written.photos,
    seen: Object.fromEntries(written.observations.map((one) => [one.field, one.value])),
  };
}

function outcomeOf(values: RecordValues): Outcome | undefined {
  switch (values.how) {
    case 'met':
      return { how: 'met', minutes: values.minutes, present: values.present };
    case 'nobody-home':
      return { how: 'nobody-home', noticeLeft: values.noticeLeft ?? false };
    case 'declined':
      return { how: 'declined', reason: values.reason ?? '' };
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
          .map(([field, value]) => ({ field, value, note: '' }))
      : [],
    photos: values.photos ?? [],
    needs: (values.needs ?? []).filter((need) => need.kind),
  };
}

const LENGTHS = [15, 30, 45, 60, 90];

/** How it went, in tap-sized groups: outcome first, the rest follows from it. */
export function RecordFields({
  correcting = false,
  whose,
}: {
  correcting?: boolean;
  whose?: string | undefined;
}) {
  const t = useT();
  const how = Form.useWatch<How | undefined>('how');
  return (
    <>
      <Form.Item name="how" label={t('outcome')} rules={[{ required: true, message: t('pickOutcome') }]}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          size="large"
          options={(['met', 'nobody-home', 'declined'] as const).map((one) => ({
            value: one,
            label: t(`outcomes.${one}`),
          }))}
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
          <Observations />
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
      <Form.Item name="words" label={t('words')} extra={t('wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="photos" label={t('photos')} extra={t('photosHint')}>
        <PhotosOf whose={whose} />
      </Form.Item>
      {!correcting && <Needs />}
    </>
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
  const { data } = useQuery({
    queryKey: ['residents', 'card', whose],
    queryFn: ({ signal }) => api.get<{ station: string }>(`/api/residents/${whose}/card`, { signal }),
    enabled: Boolean(whose),
  });
  return <PhotoPicker {...control} station={data?.station} />;
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

function Observations() {
  const t = useT();
  const { data: fields = [] } = useFields();
  return (
    <section className="observations" aria-label={t('observations')}>
      <h3>{t('observations')}</h3>
      <p className="quiet">{t('observationsHint')}</p>
      {TOPICS.map((topic) => (
        <fieldset key={topic}>
          <legend>{t(`topics.${topic}`)}</legend>
          {fields
            .filter((field) => field.topic === topic)
            .map((field) => (
              <Form.Item key={field.code} name={['seen', field.code]} label={field.label}>
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

function Needs() {
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
