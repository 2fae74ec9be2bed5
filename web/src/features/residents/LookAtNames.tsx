import { EyeOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { api, newId, ZONE } from '@/api';
import { useLanguage, useSession } from '@/app';
import { useCommand } from '@/ui';
import { AskDialog } from './AskDialog';
import { useT } from './texts';

interface Look {
  id: string;
  station: string | null;
  purpose: string;
  until: string;
}

interface Asked {
  purpose: string;
  station?: string;
  minutes: number;
}

/** A hub officer sees no names until they say what for; it ends by itself. */
export function LookAtNames() {
  const t = useT();
  const language = useLanguage();
  const cache = useQueryClient();
  const { stations } = useSession();
  const [asking, setAsking] = useState(false);
  const { data: looks = [] } = useQuery({
    queryKey: ['access-looks'],
    queryFn: ({ signal }) => api.get<Look[]>('/api/access/looks', { signal }),
    refetchInterval: 60_000,
  });
  const fresh = () => {
    for (const key of ['access-looks', 'residents', 'residents-communities'])
      void cache.invalidateQueries({ queryKey: [key] });
  };
  const { send: end, busy } = useCommand(async (command, id: string) => {
    await api.delete(`/api/access/looks/${id}`, { command });
    fresh();
  });
  const open = looks[0];
  return (
    <>
      <Alert
        className="refused"
        type="info"
        title={
          open
            ? t('look.open', {
                purpose: open.purpose,
                until: new Date(open.until).toLocaleTimeString(language, {
                  timeZone: ZONE,
                  hour: '2-digit',
                  minute: '2-digit',
                }),
              })
            : t('look.closed')
        }
        action={
          open ? (
            <Button size="small" loading={busy} onClick={() => void end(open.id)}>
              {t('look.end')}
            </Button>
          ) : (
            <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => setAsking(true)}>
              {t('look.start')}
            </Button>
          )
        }
      />
      {asking && (
        <AskDialog<Asked>
          title={t('look.start')}
          submit={t('look.go')}
          initial={{ purpose: '', minutes: 30 }}
          close={() => setAsking(false)}
          done={fresh}
          send={(values, command) => api.post('/api/access/looks', { id: newId(), ...values }, { command })}
        >
          <Form.Item name="purpose" label={t('look.purpose')} required>
            <Input maxLength={200} autoFocus />
          </Form.Item>
          <Form.Item name="station" label={t('look.station')}>
            <Select
              allowClear
              placeholder={t('look.all')}
              options={stations.map((one) => ({ value: one.id, label: one.name }))}
            />
          </Form.Item>
          <Form.Item name="minutes" label={t('look.minutes')}>
            <Select
              options={[15, 30, 60, 120].map((count) => ({
                value: count,
                label: t('look.minutesOf', { count }),
              }))}
            />
          </Form.Item>
        </AskDialog>
      )}
    </>
  );
}
