import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useMay } from '@/app';
import { DayInput, FormPage } from '@/ui';
import type { Contract, Operator } from './stations';
import { useT } from './texts';

interface Values {
  operator: string;
  number: string;
  from: string;
  to: string;
}

/** Whether a contract runs, has ended or is yet to begin. */
export function Running({ of: { from, to } }: { of: Contract }) {
  const t = useT();
  const now = today();
  if (to < now) return <Tag>{t('before')}</Tag>;
  if (from > now) return <Tag>{t('soon')}</Tag>;
  return <Tag className="tag-on">{t('runs')}</Tag>;
}

/** Which agencies have run this station, and until when. */
export function Contracts({ station, operators }: { station: string; operators: readonly Operator[] }) {
  const t = useT();
  const signs = useMay()('manage-stations');
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const [id] = useState(newId);
  const { data: all = [] } = useQuery({
    queryKey: ['stations', 'operators'],
    queryFn: ({ signal }) => api.get<Operator[]>('/api/stations/operators', { signal }),
    enabled: open,
  });
  const rows = operators
    .flatMap((operator) =>
      operator.contracts
        .filter((contract) => contract.station === station)
        .map((contract) => ({ ...contract, operator: operator.name })),
    )
    .sort((one, other) => other.from.localeCompare(one.from));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('contracts')}</h2>
        {signs && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
            {t('sign')}
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="quiet">{t('noContract')}</p>}
      <ul className="contracts">
        {rows.map((row) => (
          <li key={row.id}>
            <strong>{row.operator}</strong>
            <span>
              {row.from} — {row.to}
            </span>
            <Running of={row} />
            <span className="quiet">{row.number}</span>
          </li>
        ))}
      </ul>
      <Modal open={open} title={t('sign')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <FormPage<Values, unknown>
          formKey={`stations.${station}.contract`}
          initial={{}}
          send={(form, command) =>
            api.post(`/api/stations/${station}/contracts`, { id, ...form }, { command })
          }
          done={() => {
            void cache.invalidateQueries({ queryKey: ['stations'] });
            void message.success(t('signed'));
            setOpen(false);
          }}
          cancel={() => setOpen(false)}
        >
          <Form.Item name="operator" label={t('operator')} rules={[{ required: true }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={all.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="number" label={t('contractNumber')}>
            <Input maxLength={60} />
          </Form.Item>
          <div className="two-fields">
            <Form.Item name="from" label={t('contractFrom')} rules={[{ required: true }]}>
              <DayInput />
            </Form.Item>
            <Form.Item name="to" label={t('contractTo')} rules={[{ required: true }]}>
              <DayInput />
            </Form.Item>
          </div>
        </FormPage>
      </Modal>
    </section>
  );
}
