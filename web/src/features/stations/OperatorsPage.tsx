import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, newId, type Page } from '@/api';
import { useMay } from '@/app';
import { CannotRead, EmptyState, FormPage, Loading } from '@/ui';
import { Running } from './Contracts';
import type { Line, Operator } from './stations';
import { useT } from './texts';
import './stations.css';

interface Values {
  name: string;
  contact?: string;
  phone?: string;
  version: number;
}

/** The agencies and which stations they run until when. */
export default function OperatorsPage() {
  const t = useT();
  const manages = useMay()('manage-stations');
  const [open, setOpen] = useState<Operator | 'new'>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['stations', 'operators'],
    queryFn: ({ signal }) => api.get<Operator[]>('/api/stations/operators', { signal }),
  });
  const { data: names = {} } = useQuery({
    queryKey: ['stations', 'names'],
    queryFn: async ({ signal }) => {
      const all: Record<string, string> = {};
      let cursor: string | undefined;
      do {
        const page: Page<Line> = await api.get('/api/stations', { query: { cursor }, signal });
        for (const line of page.items) all[line.id] = line.name;
        cursor = page.next ?? undefined;
      } while (cursor);
      return all;
    },
  });
  const add = manages && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
      {t('addOperator')}
    </Button>
  );
  return (
    <div className="page">
      <div className="list-head">
        <h1>{t('operatorsTitle')}</h1>
        {add}
      </div>
      {isPending && <Loading rows={6} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data?.length === 0 && <EmptyState action={add}>{t('operatorsEmpty')}</EmptyState>}
      {data?.map((operator) => (
        <section key={operator.id} className="card">
          <div className="card-head">
            <div>
              <h2>{operator.name}</h2>
              <span className="quiet">{[operator.contact, operator.phone].filter(Boolean).join(' · ')}</span>
            </div>
            {manages && <Button onClick={() => setOpen(operator)}>{t('edit')}</Button>}
          </div>
          {operator.contracts.length === 0 && <p className="quiet">{t('noContracts')}</p>}
          <ul className="contracts">
            {operator.contracts.map((contract) => (
              <li key={contract.id}>
                <Link to={`/stations/${contract.station}`}>{names[contract.station] ?? t('open')}</Link>
                <span>
                  {contract.from} — {contract.to}
                </span>
                <Running of={contract} />
                <span className="quiet">{contract.number}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Modal
        open={open !== undefined}
        title={t(open === 'new' ? 'addOperator' : 'changeOperator')}
        footer={null}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        {open && (
          <OperatorForm operator={open === 'new' ? undefined : open} done={() => setOpen(undefined)} />
        )}
      </Modal>
    </div>
  );
}

function OperatorForm({ operator, done }: { operator: Operator | undefined; done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [fresh] = useState(newId);
  const values = ({ name, contact, phone, version }: Operator): Values => ({ name, contact, phone, version });
  return (
    <FormPage<Values, unknown>
      formKey={`stations.operator.${operator?.id ?? 'new'}`}
      initial={operator ? values(operator) : { version: 0 }}
      send={(form, command) =>
        operator
          ? api.put(`/api/stations/operators/${operator.id}`, { id: operator.id, ...form }, { command })
          : api.post('/api/stations/operators', { id: fresh, ...form }, { command })
      }
      conflict={{
        theirs: (current) => values(current as Operator),
        fields: [
          { name: 'name', label: t('operatorName') },
          { name: 'contact', label: t('contact') },
          { name: 'phone', label: t('phone') },
        ],
      }}
      done={(_, form) => {
        void cache.invalidateQueries({ queryKey: ['stations'] });
        void message.success(t(operator ? 'saved' : 'operatorAdded', { name: form.name }));
        done();
      }}
      cancel={done}
    >
      <Form.Item name="version" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="name" label={t('operatorName')} rules={[{ required: true, max: 60 }]}>
        <Input autoFocus />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name="contact" label={t('contact')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={40} inputMode="tel" />
        </Form.Item>
      </div>
    </FormPage>
  );
}
