import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { api, newId, Refused, today } from '@/api';
import { useMay, useSession } from '@/app';
import { DayInput, RefusedPanel, useCommand } from '@/ui';
import { Cost } from './Cost';
import type { Risk, Rule, RuleCost, Way } from './care';
import { useLabels } from './care';
import { useT } from './texts';

interface Values {
  station?: string;
  label?: string;
  risk?: Risk;
  every: number | null;
  unit: 'days' | 'months';
  way: Way;
  two: boolean;
  minutes: number;
  from: string;
  to?: string;
}

/** A rule to be made: first what it costs, then whether it is worth it. */
export function RuleForm({ close }: { close: () => void }) {
  const t = useT();
  const may = useMay();
  const labels = useLabels();
  const { stations } = useSession();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [id] = useState(newId);
  const [cost, setCost] = useState<RuleCost>();
  const district = may('manage-services');

  function body(values: Values) {
    return {
      id,
      station: values.station || null,
      label: values.label || null,
      risk: values.risk || null,
      everyDays: values.unit === 'days' ? values.every : null,
      everyMonths: values.unit === 'months' ? values.every : null,
      way: values.way,
      two: values.two,
      minutes: values.minutes,
      from: values.from,
      to: values.to || null,
    };
  }

  async function told<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (no) {
      if (no instanceof Refused && no.field) {
        form.setFields([{ name: no.field, errors: [no.detail] }] as never);
      }
      throw no;
    }
  }

  const reckon = useCommand((_: string, values: Values) =>
    told(api.post<RuleCost>('/api/care/rules/preview', body(values))),
  );
  const save = useCommand((command, values: Values) =>
    told(api.post<Rule>('/api/care/rules', body(values), { command })),
  );

  async function preview(values: Values) {
    const answer = await reckon.send(values);
    setCost(answer?.result);
  }

  async function make() {
    const values = form.getFieldsValue(true) as Values;
    if (await save.send(values)) {
      message.success(values.from > today() ? t('ruleFuture', { from: values.from }) : t('ruleMade'));
      void cache.invalidateQueries({ queryKey: ['care'] });
      close();
    }
  }

  const refusal = save.refusal ?? reckon.refusal;
  return (
    <section className="card">
      <h2>{t('addRule')}</h2>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          ...(district ? {} : { station: stations[0]?.id }),
          every: 7,
          unit: 'days',
          way: 'either',
          two: false,
          minutes: 30,
          from: today(),
        }}
        onValuesChange={() => setCost(undefined)}
        onFinish={(values) => void preview(values)}
      >
        {refusal !== undefined && <RefusedPanel no={refusal} fields={Object.keys(form.getFieldsValue())} />}
        <div className="care-columns">
          <Form.Item name="station" label={t('scope')} hidden={!district && stations.length < 2}>
            <Select
              allowClear={district}
              placeholder={t('wholeDistrict')}
              options={stations.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="label" label={t('label')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('anyLabel')}
              options={labels.all}
            />
          </Form.Item>
          <Form.Item name="risk" label={t('risk')}>
            <Select
              allowClear
              placeholder={t('anyRisk')}
              options={(['high', 'key', 'general'] as const).map((one) => ({
                value: one,
                label: t(`risks.${one}`),
              }))}
            />
          </Form.Item>
          <Form.Item label={t('every')} required>
            <Space.Compact>
              <Form.Item name="every" noStyle>
                <InputNumber aria-label={t('every')} min={0} max={366} precision={0} />
              </Form.Item>
              <Form.Item name="unit" noStyle>
                <Select
                  aria-label={t('unit')}
                  options={[
                    { value: 'days', label: t('unitDays') },
                    { value: 'months', label: t('unitMonths') },
                  ]}
                />
              </Form.Item>
            </Space.Compact>
          </Form.Item>
          <Form.Item name="way" label={t('way')}>
            <Select
              options={(['either', 'phone', 'video', 'home'] as const).map((one) => ({
                value: one,
                label: t(`ways.${one}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="minutes" label={t('minutes')}>
            <InputNumber min={5} max={480} step={5} precision={0} />
          </Form.Item>
          <Form.Item name="two" label={t('two')} valuePropName="checked">
            <Switch />
          </Form.Item>
          <Form.Item name="from" label={t('begins')}>
            <DayInput allows={(day) => day >= today()} />
          </Form.Item>
          <Form.Item name="to" label={t('ends')} extra={t('endsHint')}>
            <DayInput allows={(day) => day >= today()} />
          </Form.Item>
        </div>
        {cost && <Cost cost={cost} />}
        <Space>
          {cost ? (
            <Button type="primary" loading={save.busy} onClick={() => void make()}>
              {t('save')}
            </Button>
          ) : (
            <Button type="primary" htmlType="submit" loading={reckon.busy}>
              {reckon.busy ? t('reckoning') : t('reckon')}
            </Button>
          )}
          <Button onClick={close}>{t('no')}</Button>
        </Space>
      </Form>
    </section>
  );
}
