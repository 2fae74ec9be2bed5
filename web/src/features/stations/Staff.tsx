import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Switch, Tag } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useMay, useNarrow } from '@/app';
import { CannotRead, DayInput, EmptyState, Loading, RefusedPanel, useCommand } from '@/ui';
import { Licence } from './Licence';
import { useWorkers, type Worker } from './stations';
import { useT } from './texts';
import { WorkerForm } from './WorkerForm';

/** The people of a station, with their licences and mentors. */
export function Staff({ station }: { station: string }) {
  const t = useT();
  const narrow = useNarrow();
  const manages = useMay()('manage-staff');
  const [also, setAlso] = useState(false);
  const [open, setOpen] = useState<Worker | 'new'>();
  const [leaving, setLeaving] = useState<Worker>();
  const { data = [], error, isPending, refetch } = useWorkers(station, also);
  const close = () => {
    setOpen(undefined);
    setLeaving(undefined);
  };
  const nameOf = (id: string | null) => data.find((worker) => worker.id === id)?.name;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('staff')}</h2>
        <div>
          {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is inside */}
          <label className="quiet">
            <Switch size="small" checked={also} onChange={setAlso} /> {t('showLeft')}
          </label>
          {manages && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
              {t('addWorker')}
            </Button>
          )}
        </div>
      </div>
      {isPending && <Loading rows={4} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {!isPending && !error && data.length === 0 && <EmptyState>{t('noStaff')}</EmptyState>}
      <ul className="staff">
        {data.map((worker) => (
          <li key={worker.id}>
            <span>
              <strong>{worker.name}</strong> <Tag>{t(`positions.${worker.position}`)}</Tag>
              {worker.leftOn && <div className="quiet">{t('leftOn', { day: worker.leftOn })}</div>}
            </span>
            <Licence of={worker} />
            <span className="quiet">
              {t(`employments.${worker.employment}`)}
              {worker.account && <div>{t('hasAccount')}</div>}
              {nameOf(worker.mentor) && (
                <div>
                  {t('mentor')} {nameOf(worker.mentor)}
                </div>
              )}
            </span>
            <span className="deeds">
              {manages && !worker.leftOn && (
                <>
                  <Button type="link" onClick={() => setOpen(worker)}>
                    {t('edit')}
                  </Button>
                  <Button type="link" onClick={() => setLeaving(worker)}>
                    {t('leave')}
                  </Button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Drawer
        open={open !== undefined || leaving !== undefined}
        onClose={close}
        title={
          leaving ? t('leaving', { name: leaving.name }) : t(open === 'new' ? 'addWorker' : 'changeWorker')
        }
        placement={narrow ? 'bottom' : 'right'}
        size={narrow ? '94dvh' : 520}
        destroyOnHidden
      >
        {leaving && <Leaving worker={leaving} done={close} />}
        {open && (
          <WorkerForm
            station={station}
            worker={open === 'new' ? undefined : open}
            others={data}
            done={close}
          />
        )}
      </Drawer>
    </section>
  );
}

function Leaving({ worker, done }: { worker: Worker; done: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [last, setLast] = useState<string | undefined>(today());
  const { send, busy, refusal } = useCommand((command) =>
    api.post(`/api/stations/workers/${worker.id}/leave`, { last, version: worker.version }, { command }),
  );
  async function leave() {
    if (!(await send())) return;
    await cache.invalidateQueries({ queryKey: ['stations'] });
    void message.success(t('hasLeft', { name: worker.name }));
    done();
  }
  return (
    <div className="station-card">
      <p>{t('leaveSays')}</p>
      <label htmlFor="last-day">{t('lastDay')}</label>
      <DayInput id="last-day" {...(last ? { value: last } : {})} onChange={setLast} />
      <RefusedPanel no={refusal} />
      <Button type="primary" danger loading={busy} disabled={!last} onClick={() => void leave()}>
        {t('leave')}
      </Button>
    </div>
  );
}
