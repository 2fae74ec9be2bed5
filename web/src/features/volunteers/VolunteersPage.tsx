import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useAddress, useMay, useNarrow, useSession } from '@/app';
import { CannotRead, EmptyState, FormPage, Loading, RefusedPanel, useCommand } from '@/ui';
import { useT } from './texts';

interface Volunteer {
  id: string;
  name: string;
  phone: string;
  skills: string[];
  paused: boolean;
  version: number;
}

/** The people who help a station without pay. */
export default function VolunteersPage() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const session = useSession();
  const [{ station: chosen }, setAddress] = useAddress();
  const station = chosen ?? session.stations[0]?.id ?? '';
  const [adding, setAdding] = useState(false);
  const list = useQuery({
    queryKey: ['volunteers', station],
    queryFn: ({ signal }) => api.get<Volunteer[]>('/api/volunteers', { query: { station }, signal }),
    enabled: station !== '',
  });
  const add = may('manage-volunteers') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  const people = list.data ?? [];
  return (
    <div className="page">
      <div className="list-head">
        <h1>{t('title')}</h1>
        <div className="list-actions">
          {session.stations.length > 1 && (
            <Select
              aria-label={t('station')}
              value={station}
              popupMatchSelectWidth={false}
              onChange={(value: string) => setAddress({ station: value })}
              options={session.stations.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          {people.length > 0 && add}
        </div>
      </div>
      {list.isPending && <Loading rows={6} />}
      {list.isError && <CannotRead no={list.error} again={() => void list.refetch()} />}
      {list.isSuccess && people.length === 0 && <EmptyState action={add}>{t('empty')}</EmptyState>}
      {people.length > 0 &&
        (narrow ? (
          <ul className="cards">
            {people.map((one) => (
              <li key={one.id} className="card">
                <strong>{one.name}</strong> <span className="masked">{one.phone}</span>
                <div>{one.skills.join('、')}</div>
                <State one={one} />
              </li>
            ))}
          </ul>
        ) : (
          <Table<Volunteer>
            size="middle"
            pagination={false}
            rowKey="id"
            dataSource={people}
            columns={[
              { title: t('name'), render: (_, one) => <strong>{one.name}</strong> },
              { title: t('phone'), dataIndex: 'phone' },
              {
                title: t('skills'),
                render: (_, one) =>
                  one.skills.map((skill) => (
                    <Tag key={skill} variant="filled">
                      {skill}
                    </Tag>
                  )),
              },
              { title: t('state'), render: (_, one) => <State one={one} /> },
            ]}
          />
        ))}
      <Drawer
        open={adding}
        title={t('add')}
        size={narrow ? '94dvh' : 480}
        placement={narrow ? 'bottom' : 'right'}
        onClose={() => setAdding(false)}
        destroyOnHidden
      >
        <Add station={station} close={() => setAdding(false)} />
      </Drawer>
    </div>
  );
}

function State({ one }: { one: Volunteer }) {
  const t = useT();
  const may = useMay();
  const cache = useQueryClient();
  const pause = useCommand((command: string, paused: boolean) =>
    api.post(`/api/volunteers/${one.id}/pause`, { version: one.version, paused }, { command }),
  );
  return (
    <>
      <span className={one.paused ? 'quiet' : undefined}>{t(one.paused ? 'paused' : 'free')}</span>
      {may('manage-volunteers') && (
        <Button
          type="link"
          size="small"
          loading={pause.busy}
          onClick={() =>
            void pause
              .send(!one.paused)
              .finally(() => void cache.invalidateQueries({ queryKey: ['volunteers'] }))
          }
        >
          {t(one.paused ? 'back' : 'pause')}
        </Button>
      )}
      {pause.refusal !== undefined && <RefusedPanel no={pause.refusal} typed={false} />}
    </>
  );
}

interface Values {
  name: string;
  phone?: string;
  skills?: string[];
  consent?: boolean;
}

function Add({ station, close }: { station: string; close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  return (
    <FormPage<Values, { id: string }>
      formKey="volunteers.new"
      initial={{ skills: [] }}
      leaveOut={['phone']}
      submit={t('save')}
      cancel={close}
      send={({ name, phone, skills }, command) =>
        api.post('/api/volunteers', { id: command, station, name, phone, skills }, { command })
      }
      done={(_, said) => {
        void cache.invalidateQueries({ queryKey: ['volunteers'] });
        void message.success(t('added', { name: said.name }));
        close();
      }}
    >
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')}>
        <Input inputMode="tel" maxLength={30} autoComplete="off" />
      </Form.Item>
      <Form.Item name="skills" label={t('skills')} extra={t('skillsHint')}>
        <Select mode="tags" open={false} suffixIcon={null} maxCount={20} />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[
          {
            validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error(t('consent')))),
          },
        ]}
      >
        <Checkbox>{t('consent')}</Checkbox>
      </Form.Item>
    </FormPage>
  );
}
