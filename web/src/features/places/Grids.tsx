import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { useMay } from '@/app';
import { CannotRead, EmptyState, FormPage, Loading } from '@/ui';
import type { Grid, Region } from './places';
import { useT } from './texts';

interface Values {
  number: number;
  name: string;
  leaderName: string;
  version: number;
}

/** One community: its full name and code, its grids and who leads them. */
export function Grids({ region }: { region: string }) {
  const t = useT();
  const manages = useMay()('manage-places');
  const [open, setOpen] = useState<Grid | 'new'>();
  const path = useQuery({
    queryKey: ['places', 'path', region],
    queryFn: ({ signal }) => api.get<Region[]>(`/api/places/regions/${region}`, { signal }),
  });
  const grids = useQuery({
    queryKey: ['places', 'grids', region],
    queryFn: ({ signal }) => api.get<Grid[]>('/api/places/grids', { query: { within: region }, signal }),
  });
  const own = path.data?.at(-1);
  const no = path.error ?? grids.error;
  const add = manages && own?.level === 'community' && (
    <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
      {t('addGrid')}
    </Button>
  );
  return (
    <section className="card">
      {no && <CannotRead no={no} again={() => void Promise.all([path.refetch(), grids.refetch()])} />}
      {own && (
        <div className="list-head">
          <div>
            <h2>{own.name}</h2>
            <div className="quiet">
              {path.data
                ?.slice(0, -1)
                .map((above) => above.name)
                .join(' / ')}
            </div>
            <div className="quiet">{t('code', { code: own.code })}</div>
          </div>
          {add}
        </div>
      )}
      {grids.isPending && <Loading rows={3} />}
      {grids.data?.length === 0 && <EmptyState>{t('noGrids')}</EmptyState>}
      <ul className="grid-list">
        {grids.data?.map((grid) => (
          <li key={grid.id}>
            <span>
              <strong>{grid.name}</strong>
              <div className="quiet">
                {grid.leaderName ? `${t('leader')} ${grid.leaderName}` : t('noLeader')}
              </div>
            </span>
            {manages && (
              <Button type="link" onClick={() => setOpen(grid)}>
                {t('edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={open !== undefined}
        title={t(open === 'new' ? 'addGrid' : 'changeGrid')}
        footer={null}
        onCancel={() => setOpen(undefined)}
        destroyOnHidden
      >
        {open && (
          <GridForm
            community={open === 'new' ? region : open.community}
            grid={open === 'new' ? undefined : open}
            next={Math.max(0, ...(grids.data ?? []).map((one) => one.number)) + 1}
            done={() => setOpen(undefined)}
          />
        )}
      </Modal>
    </section>
  );
}

interface FormProps {
  community: string;
  grid: Grid | undefined;
  next: number;
  done: () => void;
}

function GridForm({ community, grid, next, done }: FormProps) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [fresh] = useState(newId);
  const values = ({ number, name, leaderName, version }: Grid): Values => ({
    number,
    name,
    leaderName,
    version,
  });
  return (
    <FormPage<Values, unknown>
      formKey={`places.grid.${grid?.id ?? community}`}
      initial={grid ? values(grid) : { number: next, version: 0 }}
      send={(form, command) =>
        grid
          ? api.put(`/api/places/grids/${grid.id}`, { id: grid.id, community, ...form }, { command })
          : api.post('/api/places/grids', { id: fresh, community, ...form }, { command })
      }
      conflict={{
        theirs: (current) => values(current as Grid),
        fields: [
          { name: 'number', label: t('number') },
          { name: 'name', label: t('name') },
          { name: 'leaderName', label: t('leaderName') },
        ],
      }}
      done={(_, form) => {
        void cache.invalidateQueries({ queryKey: ['places', 'grids'] });
        void message.success(t('saved', { name: form.name || String(form.number) }));
        done();
      }}
      cancel={done}
    >
      <Form.Item name="version" hidden>
        <Input />
      </Form.Item>
      <Form.Item name="number" label={t('number')} rules={[{ required: true }]}>
        <InputNumber min={1} max={999} precision={0} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} extra={t('nameHint')}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="leaderName" label={t('leaderName')}>
        <Input maxLength={40} />
      </Form.Item>
    </FormPage>
  );
}
