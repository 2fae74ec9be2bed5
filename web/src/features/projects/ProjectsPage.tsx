import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button, Drawer, Form, Input, InputNumber, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, newId, today } from '@/api';
import { useMay, useNarrow, useSession } from '@/app';
import { CannotRead, FormPage, ListPage, useCommand } from '@/ui';
import { useT } from './texts';

interface Project {
  id: string;
  station: string;
  year: number;
  name: string;
  field: string;
  status: 'running' | 'finished';
  version: number;
}

interface NewProject {
  name: string;
  field: string;
  year: number;
  station: string;
}

const thisYear = () => Number(today().slice(0, 4));

/** What each station set out to do in a year. */
export default function ProjectsPage() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const { stations } = useSession();
  const stationName = (id: string) => stations.find((one) => one.id === id)?.name ?? '';
  const [adding, setAdding] = useState(false);
  const add = may('manage-projects') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  const years = Array.from({ length: 6 }, (_, i) => String(thisYear() + 1 - i));
  return (
    <>
      <ListPage<Project>
        title={t('title')}
        topic="projects"
        path="/api/projects"
        id={(row) => row.id}
        search={t('search')}
        filters={[
          { name: 'year', label: t('year'), options: years.map((year) => ({ value: year, label: year })) },
          ...(stations.length > 1
            ? [
                {
                  name: 'station',
                  label: t('station'),
                  options: stations.map((one) => ({ value: one.id, label: one.name })),
                },
              ]
            : []),
        ]}
        actions={add}
        empty={{ words: t('empty'), action: add }}
        detail={(id) => <Detail id={id} />}
        columns={[
          { title: t('name'), dataIndex: 'name' },
          { title: t('station'), render: (_, row) => stationName(row.station) },
          { title: t('year'), dataIndex: 'year' },
          { title: t('field'), dataIndex: 'field' },
          { title: t('status'), render: (_, row) => <Status of={row} /> },
        ]}
        card={(row) => (
          <>
            <div>
              <strong>{row.name}</strong> <Status of={row} />
            </div>
            <div className="quiet">
              {[row.year, stationName(row.station), row.field].filter(Boolean).join(' · ')}
            </div>
          </>
        )}
      />
      <Drawer
        open={adding}
        onClose={() => setAdding(false)}
        title={t('addTitle')}
        size={narrow ? '94dvh' : 480}
        placement={narrow ? 'bottom' : 'right'}
        destroyOnHidden
      >
        <Add done={() => setAdding(false)} />
      </Drawer>
    </>
  );
}

function Status({ of }: { of: Project }) {
  const t = useT();
  return <Tag>{t(`statuses.${of.status}`)}</Tag>;
}

function Add({ done }: { done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const { stations } = useSession();
  const [id] = useState(newId);
  return (
    <FormPage<NewProject, { id: string }>
      formKey="projects.new"
      initial={{ year: thisYear(), ...(stations.length === 1 ? { station: stations[0]?.id ?? '' } : {}) }}
      send={(values, command) => api.post('/api/projects', { ...values, id }, { command })}
      done={(_, values) => {
        void message.success(t('made', { name: values.name }));
        void cache.invalidateQueries({ queryKey: ['projects'] });
        done();
      }}
      submit={t('add')}
      cancel={done}
    >
      {stations.length > 1 && (
        <Form.Item
          name="station"
          label={t('station')}
          rules={[{ required: true, message: t('stationMissing') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={stations.map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('nameMissing') }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="field" label={t('field')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="year" label={t('year')}>
        <InputNumber min={1990} max={2200} />
      </Form.Item>
    </FormPage>
  );
}

function Detail({ id }: { id: string }) {
  const cache = useQueryClient();
  const found = cache
    .getQueriesData<{ pages: { items: Project[] }[] }>({ queryKey: ['projects', 'list'] })
    .flatMap(([, list]) => list?.pages.flatMap((page) => page.items) ?? [])
    .find((one) => one.id === id);
  return found ? <One key={`${found.id} ${found.version}`} project={found} /> : null;
}

function One({ project }: { project: Project }) {
  const t = useT();
  const may = useMay();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [renaming, setRenaming] = useState(false);
  const year = { from: `${project.year}-01-01`, to: `${project.year}-12-31` };
  const fresh = () => cache.invalidateQueries({ queryKey: ['projects'] });
  const next = project.status === 'running' ? 'finished' : 'running';
  const { send, busy, refusal } = useCommand(async (command) => {
    await api.put(
      `/api/projects/${project.id}/status`,
      { status: next, version: project.version },
      { command },
    );
    void message.success(t('marked', { name: project.name, status: t(`statuses.${next}`) }));
    await fresh();
  });
  return (
    <>
      <h2>{project.name}</h2>
      <p className="quiet">
        {project.year} · {project.field}
      </p>
      <p>
        <Link to="/figures" search={{ ...year, by: 'project', show: 'service', at: project.id } as never}>
          {t('figures')}
        </Link>
      </p>
      {refusal !== undefined && <CannotRead no={refusal} again={() => void fresh()} />}
      {may('manage-projects') && !renaming && (
        <div className="form-foot">
          <Button onClick={() => setRenaming(true)}>{t('rename')}</Button>
          <Button loading={busy} onClick={() => void send()}>
            {t(project.status === 'running' ? 'finish' : 'reopen')}
          </Button>
        </div>
      )}
      {renaming && (
        <FormPage<{ name: string; version: number }, unknown>
          formKey={`projects.${project.id}`}
          initial={{ name: project.name, version: project.version }}
          send={(values, command) =>
            api.put(
              `/api/projects/${project.id}/name`,
              { name: values.name, version: values.version ?? project.version },
              { command },
            )
          }
          done={(_, values) => {
            void message.success(t('renamed', { name: values.name }));
            void fresh();
          }}
          submit={t('rename')}
          cancel={() => setRenaming(false)}
          conflict={{
            fields: [{ name: 'name', label: t('name') }],
            theirs: (current) => {
              const now = current as Project;
              return { name: now.name, version: now.version };
            },
          }}
        >
          <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('nameMissing') }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="version" hidden>
            <InputNumber />
          </Form.Item>
        </FormPage>
      )}
    </>
  );
}
