import { App, Button, Form, Segmented, Select, Space } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { DayInput, RefusedPanel, type RegionChoice, RegionPicker } from '@/ui';
import { useGrids, useRoles, useSending, useStationNames } from './access';
import { useT } from './texts';

interface Values {
  role: string;
  station?: string;
  region?: string[];
  grid?: string;
  from: string;
  to?: string;
}

interface Region {
  code: string;
  name: string;
  level: string;
}

const choice = ({ code, name, level }: Region): RegionChoice => ({ code, name, leaf: level === 'street' });

async function under(parent: string | undefined): Promise<RegionChoice[]> {
  const found = parent
    ? await api.get<Region[]>('/api/places/regions', { query: { parent } })
    : await api.get<Region[]>('/api/places/counties');
  return found.map(choice);
}

/** A role, where it acts, and from when to when. */
export function GiveRole({ account, close }: { account: string; close: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const { data: roles = [] } = useRoles();
  const stations = useStationNames();
  const [form] = Form.useForm<Values>();
  const [byRegion, setByRegion] = useState(false);
  const code = Form.useWatch('role', form);
  const station = Form.useWatch('station', form);
  const role = roles.find((one) => one.code === code);
  const sending = useSending((command: string, { region, ...values }: Values) =>
    api.post(`/api/access/accounts/${account}/roles`, { ...values, region: region?.at(-1) }, { command }),
  );
  async function give(values: Values) {
    if (!(await sending.send(values))) return;
    void message.success(t('given', { role: role?.name ?? '' }));
    close();
  }
  const needed = [{ required: true, message: t('pickPlace') }];
  return (
    <Form form={form} layout="vertical" initialValues={{ from: today() }} onFinish={give}>
      <Form.Item
        name="role"
        label={t('role')}
        rules={[{ required: true, message: t('pickRole') }]}
        extra={
          role &&
          t('roleMay', { rights: role.rights.map((one) => t(`rights.${one as 'reveal'}`)).join('、') })
        }
      >
        <Select
          options={roles.filter((one) => one.mayGive).map((one) => ({ value: one.code, label: one.name }))}
        />
      </Form.Item>
      {role?.place === 'stations' && (
        <Form.Item label={t('where')}>
          <Segmented
            value={byRegion ? 'region' : 'station'}
            onChange={(value) => {
              setByRegion(value === 'region');
              form.resetFields(['station', 'region']);
            }}
            options={[
              { value: 'station', label: t('atStation') },
              { value: 'region', label: t('inRegion') },
            ]}
          />
        </Form.Item>
      )}
      {(role?.place === 'grid' || (role?.place === 'stations' && !byRegion)) && (
        <Form.Item name="station" label={t('station')} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={Object.entries(stations).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      )}
      {role?.place === 'stations' && byRegion && (
        <Form.Item name="region" label={t('region')} rules={needed}>
          <RegionPicker under={under} anyLevel />
        </Form.Item>
      )}
      {role?.place === 'grid' && station && (
        <Form.Item name="grid" label={t('grid')} rules={needed}>
          <GridSelect station={station} />
        </Form.Item>
      )}
      <div className="two-fields">
        <Form.Item name="from" label={t('from')} rules={[{ required: true }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="to" label={t('to')} extra={t('toHint')}>
          <DayInput allows={(day) => day >= today()} />
        </Form.Item>
      </div>
      {sending.refusal !== undefined && <RefusedPanel no={sending.refusal} />}
      <Space>
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {t('give')}
        </Button>
        <Button onClick={close}>{t('cancel')}</Button>
      </Space>
    </Form>
  );
}

function GridSelect(props: {
  station: string;
  value?: string;
  onChange?: (grid: string) => void;
  id?: string;
}) {
  const t = useT();
  const { data = [], isPending } = useGrids(props.station);
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      value={props.value ?? null}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('noGrids')}
      onChange={(grid: string | null) => grid && props.onChange?.(grid)}
      options={data.map((grid) => ({
        value: grid.id,
        label: [grid.name, grid.leaderName].filter(Boolean).join(' · '),
      }))}
    />
  );
}
