import { Form, type FormInstance, Input, Radio, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { today } from '@/api';
import { useMay, useSession } from '@/app';
import { type Choice, FindSelect, WhenInput } from '@/ui';
import { Callers } from './Callers';
import { Chips } from './Chips';
import { DoerSelect } from './DoerSelect';
import { LikeHint } from './LikeHint';
import { look } from './people';
import { URGENCIES, type Urgency, useKinds, type Way } from './requests';
import { useT } from './texts';

/** A call as the form holds it. */
export interface CallValues {
  number?: string;
  resident?: Choice & { station?: string };
  place?: string;
  callerName?: string;
  callerRelation?: string;
  kind?: string;
  urgency?: Urgency;
  words?: string;
  wanted?: string;
  doer?: string;
  way: Way;
  station?: string;
}

const WAYS: readonly Way[] = ['phone', 'counter', 'visit'];

/** Number first, then the rest in the order in which people say it. */
export function CallFields({ form }: { form: FormInstance<CallValues> }) {
  const t = useT();
  const may = useMay();
  const session = useSession();
  const number = Form.useWatch('number', form) ?? '';
  const resident = Form.useWatch('resident', form);
  const place = Form.useWatch('place', form) ?? '';
  const kindCode = Form.useWatch('kind', form);
  const station = Form.useWatch('station', form);
  const { data: kinds = [] } = useKinds();
  const kind = kinds.find((one) => one.code === kindCode);

  // follows the kind until somebody says otherwise; a value set from here counts as touched, so it is remembered
  const proposed = useRef<Urgency>(undefined);
  useEffect(() => {
    const said = form.getFieldValue('urgency') as Urgency | undefined;
    if (!kind || (said && said !== proposed.current)) return;
    proposed.current = kind.urgency;
    form.setFieldValue('urgency', kind.urgency);
  }, [kind, form]);

  return (
    <>
      <Form.Item name="number" label={t('form.number')} extra={t('form.numberHint')}>
        <Input
          inputMode="tel"
          autoComplete="off"
          size="large"
          maxLength={30}
          onPressEnter={(event) => {
            if (!event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
      </Form.Item>
      <Callers form={form} number={number} />
      <Form.Item
        name="resident"
        label={t('form.person')}
        dependencies={['place']}
        rules={[
          {
            validator: () =>
              form.getFieldValue('resident') || (form.getFieldValue('place') as string | undefined)?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(t('form.aboutMissing'))),
          },
        ]}
      >
        <FindSelect kind="residents" look={look} placeholder={t('form.byName')} />
      </Form.Item>
      {!resident && (
        <Form.Item name="place" label={t('form.place')} extra={t('form.placeHint')}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <Form.Item
        name="kind"
        label={t('form.kind')}
        rules={[{ required: true, message: t('form.kindMissing') }]}
      >
        <Chips kinds={kinds.filter((one) => one.offered)} />
      </Form.Item>
      <LikeHint resident={resident?.id} place={place} kind={kindCode} />
      <Form.Item name="words" label={t('form.words')} extra={t('form.wordsHint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="urgency" label={t('form.urgency')}>
        <Radio.Group
          optionType="button"
          options={URGENCIES.map((value) => ({ value, label: t(`urgencies.${value}`) }))}
        />
      </Form.Item>
      <div className="call-pair">
        {may('assign-requests') && (
          <Form.Item name="doer" label={t('form.doer')}>
            <DoerSelect station={resident?.station ?? station} placeholder={t('form.doerHint')} />
          </Form.Item>
        )}
        <Form.Item name="wanted" label={t('form.wanted')}>
          <WhenInput allows={(day) => day >= today()} />
        </Form.Item>
      </div>
      <div className="call-pair">
        <Form.Item name="callerName" label={t('form.caller')} extra={t('form.callerHint')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="callerRelation" label={t('form.relation')}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item name="way" label={t('form.way')}>
        <Radio.Group
          optionType="button"
          options={WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))}
        />
      </Form.Item>
      {session.stations.length > 1 && !resident && (
        <Form.Item name="station" label={t('form.station')}>
          <Select options={session.stations.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
      )}
    </>
  );
}
