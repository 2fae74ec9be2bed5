import './standins.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { CannotRead, EmptyState, Loading, RefusedPanel, useCommand } from '@/ui';
import { NoteIt } from './NoteIt';
import { useT } from './texts';

interface Mine {
  id: string;
  name: string;
  last: string;
  due: string;
}

/** The elders I stand in for, for volunteers too. */
export default function MinePage() {
  const t = useT();
  const mine = useQuery({
    queryKey: ['standins', 'mine'],
    queryFn: ({ signal }) => api.get<Mine[]>('/api/standins/mine', { signal }),
  });
  return (
    <div className="page narrow-page">
      <h1>{t('mine')}</h1>
      {mine.isPending && <Loading rows={3} />}
      {mine.isError && <CannotRead no={mine.error} again={() => void mine.refetch()} />}
      {mine.isSuccess && mine.data.length === 0 && <EmptyState>{t('mineEmpty')}</EmptyState>}
      {mine.data?.map((one) => (
        <section key={one.id} className="card pair-part" aria-label={one.name}>
          <h2>{one.name}</h2>
          <p className="quiet">
            {t('last')} {one.last} · {t('due')} {t('dueOf', { day: one.due })}
          </p>
          <Space wrap>
            <NoteIt id={one.id} />
            <Whom id={one.id} />
          </Space>
        </section>
      ))}
    </div>
  );
}

function Whom({ id }: { id: string }) {
  const t = useT();
  const [shown, setShown] = useState<{ address: string; phone: string }>();
  const { send, busy, refusal } = useCommand((command: string) =>
    api.post<{ address: string; phone: string }>(`/api/standins/${id}/whom`, {}, { command }),
  );
  if (shown)
    return (
      <span>
        {shown.address} {shown.phone && <a href={`tel:${shown.phone}`}>{shown.phone}</a>}
      </span>
    );
  return (
    <>
      <RefusedPanel no={refusal} />
      <Button
        loading={busy}
        title={t('whomHint')}
        onClick={() => void send().then((answer) => answer && setShown(answer.result))}
      >
        {t('whom')}
      </Button>
    </>
  );
}
