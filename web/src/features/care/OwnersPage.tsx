import './care.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Modal, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useAddress, useMay, useSession } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import type { Caseload } from './care';
import { OwnedPeople } from './OwnedPeople';
import { useT } from './texts';

/** Who answers for whom, how much that is, and the handing over. */
export default function OwnersPage() {
  const t = useT();
  const may = useMay();
  const [address, go] = useAddress();
  const { stations } = useSession();
  const station = address.station ?? stations[0]?.id ?? '';
  const [leaving, setLeaving] = useState<Caseload>();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['care', 'owners', station],
    queryFn: ({ signal }) => api.get<Caseload[]>('/api/care/owners', { query: { station }, signal }),
  });
  const loads = data ?? [];
  const waiting = loads.reduce((sum, one) => sum + (one.owner ? one.interim : one.people), 0);
  const shown = loads.find((one) => (one.owner ?? 'nobody') === address.owner);
  return (
    <div className="page care">
      <div className="list-head">
        <h1>{t('owners')}</h1>
        {stations.length > 1 && (
          <Select
            aria-label={t('station')}
            value={station}
            popupMatchSelectWidth={false}
            onChange={(one: string) => go({ station: one, owner: undefined })}
            options={stations.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
      </div>
      <p className="quiet">{t('ownersLead')}</p>
      {isPending && <Loading rows={6} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {waiting > 0 && may('manage-staff') && <Waiting station={station} count={waiting} />}
      <ul className="care-cards">
        {loads.map((one) => (
          <li key={one.owner ?? 'nobody'} className="card">
            <div className="care-line">
              <strong>{one.name || t('waiting')}</strong>
              {!one.here && <Tag color="warning">{t('notHere')}</Tag>}
            </div>
            <span>
              <button
                type="button"
                className="figure"
                onClick={() => go({ owner: one.owner ?? 'nobody' }, { push: true })}
              >
                {t('peopleOf', { count: one.people })}
              </button>{' '}
              <span className="quiet" title={t('loadHint')}>
                {t('load')} {one.weight}
              </span>
            </span>
            <span className="quiet">
              {t('hoursAMonth')} {t('hoursOf', { hours: one.hours, contacts: one.contacts })}
            </span>
            {one.interim > 0 && <span className="wait">{t('interim', { count: one.interim })}</span>}
            {one.owner && one.people > 0 && may('manage-staff') && (
              <div>
                <Button onClick={() => setLeaving(one)}>{t('handOver')}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {leaving && (
        <HandOver
          station={station}
          from={leaving}
          staff={loads.filter((one) => one.here && one.owner !== leaving.owner)}
          close={() => setLeaving(undefined)}
        />
      )}
      <Drawer
        open={Boolean(address.owner)}
        size={560}
        title={shown?.name || t('waiting')}
        onClose={() => go({ owner: undefined })}
        destroyOnHidden
      >
        {address.owner && (
          <OwnedPeople station={station} owner={address.owner} staff={loads.filter((one) => one.here)} />
        )}
      </Drawer>
    </div>
  );
}

function Waiting({ station, count }: { station: string; count: number }) {
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const spread = useCommand((command) =>
    api.post<{ people: number }>('/api/care/owners/hand-over', { station }, { command }),
  );
  async function go() {
    const done = await spread.send();
    if (done) {
      message.success(t('spreadDone', { count: done.result.people }));
      void cache.invalidateQueries({ queryKey: ['care'] });
    }
  }
  return (
    <section className="card">
      <div className="care-line">
        <span className="wait">{t('interim', { count })}</span>
        <Popconfirm
          title={t('spreadAsk', { count })}
          okText={t('yes')}
          cancelText={t('no')}
          onConfirm={() => void go()}
        >
          <Button type="primary" loading={spread.busy}>
            {t('spread')}
          </Button>
        </Popconfirm>
      </div>
      {spread.refusal !== undefined && <RefusedPanel no={spread.refusal} fields={[]} />}
    </section>
  );
}

function HandOver(props: { station: string; from: Caseload; staff: Caseload[]; close: () => void }) {
  const { station, from, staff, close } = props;
  const t = useT();
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [to, setTo] = useState('');
  const hand = useCommand((command) =>
    api.post<{ people: number }>(
      '/api/care/owners/hand-over',
      { station, from: from.owner, to: to || null },
      { command },
    ),
  );
  async function go() {
    const done = await hand.send();
    if (done) {
      message.success(t('handedOver', { count: done.result.people }));
      void cache.invalidateQueries({ queryKey: ['care'] });
      close();
    }
  }
  return (
    <Modal
      open
      title={t('handOverTitle', { name: from.name, count: from.people })}
      okText={t('handOver')}
      cancelText={t('no')}
      confirmLoading={hand.busy}
      onOk={() => void go()}
      onCancel={close}
    >
      {hand.refusal !== undefined && <RefusedPanel no={hand.refusal} fields={[]} />}
      <Select
        aria-label={t('handOverTo')}
        className="full"
        value={to}
        onChange={setTo}
        options={[
          { value: '', label: t('handOverEven') },
          ...staff.map((one) => ({ value: one.owner ?? '', label: one.name })),
        ]}
      />
    </Modal>
  );
}
