import './campaigns.css';
import { App, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useGo, useLanguage, useSession } from '@/app';
import { DayInput, FormPage, RefusedPanel, useCommand } from '@/ui';
import { KINDS, type Kind, RISKS, type Risk, UNITS, type Unit, useCommunities, useLabels } from './campaigns';
import { useT } from './texts';

interface Values {
  id: string;
  kind?: Kind;
  title?: string;
  message?: string;
  from: string;
  to?: string;
  heard: boolean;
  unit: Unit;
  stations?: string[];
  labels?: string[];
  risks?: Risk[];
  communities?: string[];
  ageFrom?: number | null;
  ageTo?: number | null;
  alone?: boolean;
}

interface Counted {
  targets: number;
  stations: {
    station: string;
    name: string;
    targets: number;
    workers: number;
    communities: { code: string; name: string; targets: number }[];
  }[];
}

/** A campaign is looked over, with its numbers, before it is started. */
export default function NewCampaignPage() {
  const t = useT();
  const go = useGo();
  const { message } = App.useApp();
  const [id] = useState(newId);
  return (
    <div className="page narrow-page">
      <FormPage<Values, { id: string }>
        formKey="campaigns.new"
        title={t('add')}
        initial={{ id, from: today(), heard: false, unit: 'person' }}
        submit={t('saveDraft')}
        cancel={() => history.back()}
        send={(values, command) => api.post('/api/campaigns', values, { command })}
        done={(result) => {
          void message.success(t('drafted'));
          go(`/campaigns/${result.id}`);
        }}
      >
        <Form.Item name="id" hidden>
          <Input />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')} rules={[{ required: true }]}>
          <Radio.Group
            optionType="button"
            className="campaign-kinds"
            options={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name="title" label={t('name')} rules={[{ required: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <div className="campaign-pair">
          <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day >= today()} />
          </Form.Item>
          <Form.Item name="to" label={t('to')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day >= today()} />
          </Form.Item>
        </div>
        <Form.Item name="message" label={t('message')} extra={t('messageHint')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="unit" label={t('unit')}>
          <Radio.Group
            optionType="button"
            options={UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
          />
        </Form.Item>
        <Form.Item name="heard" label={t('counts')}>
          <Radio.Group
            options={[
              { value: false, label: t('seenOnly') },
              { value: true, label: t('heardToo') },
            ]}
          />
        </Form.Item>
        <Meant />
        <Preview />
      </FormPage>
    </div>
  );
}

function Meant() {
  const t = useT();
  const language = useLanguage();
  const { stations } = useSession();
  const labels = useLabels();
  const communities = useCommunities();
  const unit = Form.useWatch<Unit | undefined>('unit');
  return (
    <section>
      <h2>{t('who')}</h2>
      <p className="quiet">{unit === 'place' ? t('placesHint') : t('whoHint')}</p>
      {stations.length > 1 && (
        <Form.Item name="stations" label={t('stations')}>
          <Select
            mode="multiple"
            placeholder={t('allStations')}
            showSearch={{ optionFilterProp: 'label' }}
            options={stations.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      )}
      {communities.length > 0 && (
        <Form.Item name="communities" label={t('communities')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={communities.map((one) => ({ value: one.code, label: one.name }))}
          />
        </Form.Item>
      )}
      {unit !== 'place' && (
        <>
          <Form.Item name="labels" label={t('labels')}>
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={labels.map((one) => ({
                value: one.code,
                label: language === 'en' ? one.nameEn : one.name,
              }))}
            />
          </Form.Item>
          <Form.Item name="risks" label={t('risks')}>
            <Checkbox.Group options={RISKS.map((risk) => ({ value: risk, label: t(`risk.${risk}`) }))} />
          </Form.Item>
          <div className="campaign-pair">
            <Form.Item name="ageFrom" label={t('ageFrom')}>
              <InputNumber min={0} max={130} className="full" />
            </Form.Item>
            <Form.Item name="ageTo" label={t('ageTo')}>
              <InputNumber min={0} max={130} className="full" />
            </Form.Item>
          </div>
          <Form.Item name="alone" valuePropName="checked">
            <Checkbox>{t('alone')}</Checkbox>
          </Form.Item>
        </>
      )}
    </section>
  );
}

function Preview() {
  const t = useT();
  const form = Form.useFormInstance<Values>();
  const [counted, setCounted] = useState<Counted>();
  const { send, busy, refusal } = useCommand((command: string) =>
    api.post<Counted>('/api/campaigns/preview', { ...form.getFieldsValue(true), id: null }, { command }),
  );
  async function count() {
    try {
      await form.validateFields(['kind', 'from', 'to']);
    } catch {
      return;
    }
    const answer = await send();
    if (answer) setCounted(answer.result);
  }
  return (
    <section className="card campaign-preview" aria-live="polite">
      <Button onClick={() => void count()} loading={busy}>
        {t('preview')}
      </Button>
      <RefusedPanel no={refusal} />
      {counted && counted.targets === 0 && <p className="wait">{t('previewNone')}</p>}
      {counted && counted.targets > 0 && (
        <>
          <p className="campaign-number">{t('previewAll', { count: counted.targets })}</p>
          <ul className="campaign-counted">
            {counted.stations
              .filter((one) => one.targets > 0)
              .map((one) => (
                <li key={one.station}>
                  <div>
                    <strong>{one.name}</strong> <span>{one.targets}</span>
                  </div>
                  <div className={one.workers === 0 ? 'wait' : 'quiet'}>
                    {one.workers === 0
                      ? t('previewNobody')
                      : t('previewEach', {
                          workers: one.workers,
                          each: Math.ceil(one.targets / one.workers),
                        })}
                  </div>
                  <div className="quiet">
                    {one.communities.map((here) => `${here.name} ${here.targets}`).join(' · ')}
                  </div>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}
