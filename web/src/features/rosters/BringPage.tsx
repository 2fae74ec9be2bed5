import { InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select, Upload } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useGo } from '@/app';
import { CannotRead, EmptyState, Loading, RefusedPanel, useCommand } from '@/ui';
import type { Choices } from './rosters';
import { useT } from './texts';

/** Choose the area and the file; it is read in the background. */
export default function BringPage() {
  const t = useT();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rosters', 'choices'],
    queryFn: ({ signal }) => api.get<Choices>('/api/residents/rosters/choices', { signal }),
  });
  return (
    <div className="page">
      <h1>{t('bringTitle')}</h1>
      <p className="quiet">{t('bringWhat')}</p>
      {isPending && <Loading rows={4} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data?.areas.length === 0 && <EmptyState>{t('areaNone')}</EmptyState>}
      {data && data.areas.length > 0 && <Bring choices={data} />}
    </div>
  );
}

function Bring({ choices }: { choices: Choices }) {
  const t = useT();
  const go = useGo();
  const [area, setArea] = useState(choices.areas[0]?.code);
  const [file, setFile] = useState<File>();
  const { send, busy, refusal, forget } = useCommand((command, what: File, where: string) => {
    const body = new FormData();
    body.append('file', what);
    body.append('area', where);
    return api.post<{ id: string }>('/api/residents/rosters', body, { command });
  });
  async function read() {
    if (!file || !area) return;
    const sent = await send(file, area);
    if (sent) go(`/rosters/${sent.result.id}`);
  }
  return (
    <div className="card">
      <RefusedPanel no={refusal} typed={false} />
      <Form layout="vertical">
        <Form.Item label={t('area')} htmlFor="roster-area">
          <Select
            id="roster-area"
            value={area}
            onChange={setArea}
            options={choices.areas.map((one) => ({ value: one.code, label: one.name }))}
          />
        </Form.Item>
        <Form.Item>
          <Upload.Dragger
            accept=".xlsx,.csv,.txt"
            maxCount={1}
            fileList={file ? [{ uid: file.name, name: file.name }] : []}
            beforeUpload={(chosen) => {
              forget();
              setFile(chosen);
              return false;
            }}
            onRemove={() => setFile(undefined)}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p>{t('drop')}</p>
            <p className="quiet">{t('dropMore')}</p>
          </Upload.Dragger>
        </Form.Item>
        <Button
          type="primary"
          size="large"
          disabled={!file || !area}
          loading={busy}
          onClick={() => void read()}
        >
          {busy ? t('sending') : t('read')}
        </Button>
      </Form>
    </div>
  );
}
