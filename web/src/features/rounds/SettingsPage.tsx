import { ArrowLeftOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Form, InputNumber, Select } from 'antd';
import { api } from '@/api';
import { useGo } from '@/app';
import { CannotRead, FormPage, Loading, TimeInput } from '@/ui';
import { Abilities } from './Abilities';
import { minutesOf, padded, type Settings, type Terms, useAskAgain, useSettings, useWhere } from './rounds';
import { Spots } from './Spots';
import { type T, useT } from './texts';
import './rounds.css';

/** How a station reckons its days. */
export default function SettingsPage() {
  const t = useT();
  const go = useGo();
  const { station, address } = useWhere();
  const read = useSettings(station);
  return (
    <div className="page rounds">
      <header className="rounds-head">
        <h1>{t('settingsTitle')}</h1>
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => go(`/rounds?station=${station}`)}>
          {t('back')}
        </Button>
      </header>
      {read.isError && <CannotRead no={read.error} again={() => void read.refetch()} />}
      {read.isPending && <Loading rows={8} />}
      {read.data && (
        <>
          <Spots
            station={station}
            settings={read.data}
            resident={address.resident ? { id: address.resident, name: address.who ?? '' } : undefined}
          />
          <Abilities workers={read.data.workers} />
          <TermsForm key={read.data.version} station={station} settings={read.data} />
        </>
      )}
    </div>
  );
}

type Values = Omit<Terms, 'lunchFrom' | 'lunchUntil' | 'doorsFrom' | 'doorsUntil' | 'home'> & {
  lunchFrom: string;
  lunchUntil: string;
  doorsFrom: string;
  doorsUntil: string;
};

function asValues({ home: _, ...terms }: Terms): Values {
  return {
    ...terms,
    lunchFrom: padded(terms.lunchFrom),
    lunchUntil: padded(terms.lunchUntil),
    doorsFrom: padded(terms.doorsFrom),
    doorsUntil: padded(terms.doorsUntil),
  };
}

function asTerms(values: Values): Terms {
  return {
    ...values,
    ways: (values.ways ?? []).filter((way) => way?.a && way.b),
    lunchFrom: minutesOf(values.lunchFrom),
    lunchUntil: minutesOf(values.lunchUntil),
    doorsFrom: minutesOf(values.doorsFrom),
    doorsUntil: minutesOf(values.doorsUntil),
  };
}

function TermsForm({ station, settings }: { station: string; settings: Settings }) {
  const t = useT();
  const { message } = App.useApp();
  const askAgain = useAskAgain();
  const number = (name: keyof Terms, label: Parameters<T>[0], max: number, extra?: string, step = 1) => (
    <Form.Item name={name} label={t(label as 'between')} rules={[{ required: true }]} extra={extra}>
      <InputNumber min={step < 1 ? 1 : 0} max={max} step={step} />
    </Form.Item>
  );
  const time = (name: keyof Terms, label: 'from' | 'until') => (
    <Form.Item name={name} label={t(label)} rules={[{ required: true }]}>
      <TimeInput />
    </Form.Item>
  );
  const places = settings.communities.map((place) => ({ value: place.code, label: place.name }));
  return (
    <section className="card">
      <h2>{t('terms')}</h2>
      <FormPage<Values, unknown>
        formKey={`rounds.terms.${station}`}
        initial={asValues(settings.terms)}
        submit={t('save')}
        send={(values, command) =>
          api.put(
            '/api/rounds/settings',
            { station, version: settings.version, terms: asTerms(values) },
            { command },
          )
        }
        done={() => {
          void askAgain();
          void message.success(t('saved'));
        }}
      >
        <div className="terms">
          {number('visit', 'visitLength', 480, t('lengthHint'))}
          {number('phone', 'phoneLength', 240)}
          {number('check', 'checkLength', 480)}
          {number('member', 'memberLength', 240)}
          {number('promise', 'promise', 120)}
          {number('ahead', 'ahead', 31, t('aheadHint'))}
          {number('between', 'between', 240)}
          {number('within', 'within', 240)}
          {number('detour', 'detour', 5, t('detourHint'), 0.1)}
        </div>
        <h3>{t('doors')}</h3>
        <div className="terms">
          {time('doorsFrom', 'from')}
          {time('doorsUntil', 'until')}
        </div>
        <h3>{t('lunch')}</h3>
        <div className="terms">
          {time('lunchFrom', 'from')}
          {time('lunchUntil', 'until')}
          {number('lunch', 'lunchMinutes', 240)}
        </div>
        <h3>{t('ways')}</h3>
        <p className="quiet">{t('waysHint')}</p>
        <Form.List name="ways">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <div key={field.key} className="way-line">
                  <Form.Item name={[field.name, 'a']} rules={[{ required: true }]}>
                    <Select aria-label={t('wayFrom')} options={places} placeholder={t('wayFrom')} />
                  </Form.Item>
                  <span>{t('wayTo2')}</span>
                  <Form.Item name={[field.name, 'b']} rules={[{ required: true }]}>
                    <Select aria-label={t('wayTo2')} options={places} placeholder={t('wayFrom')} />
                  </Form.Item>
                  <Form.Item name={[field.name, 'minutes']} rules={[{ required: true }]}>
                    <InputNumber aria-label={t('between')} min={0} max={240} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('removeWay')}
                    onClick={() => remove(field.name)}
                  />
                </div>
              ))}
              <Button
                icon={<PlusOutlined aria-hidden />}
                onClick={() => add({ minutes: settings.terms.between })}
              >
                {t('addWay')}
              </Button>
            </>
          )}
        </Form.List>
      </FormPage>
    </section>
  );
}
