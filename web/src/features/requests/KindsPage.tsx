import './requests.css';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Select, Switch, Table } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useMay, useNarrow } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { type Kind, URGENCIES, useKindName, useKinds } from './requests';
import { useT } from './texts';

/** The catalogue of services: what the station takes on, by when, who usually does it. */
export default function KindsPage() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const name = useKindName();
  const kinds = useKinds();
  const [editing, setEditing] = useState<Kind>();
  if (kinds.isPending) return <Loading rows={10} />;
  if (kinds.isError) return <CannotRead no={kinds.error} again={() => void kinds.refetch()} />;
  const called = (kind: Kind) => name({ kindZh: kind.nameZh, kindEn: kind.nameEn });
  const edit = (kind: Kind) =>
    may('manage-services') && (
      <Button type="link" size="small" onClick={() => setEditing(kind)}>
        {t('kinds.edit')}
      </Button>
    );
  return (
    <div className="page">
      <h1>{t('kinds.title')}</h1>
      <p className="quiet">{t(may('manage-services') ? 'kinds.hint' : 'kinds.hintRead')}</p>
      {narrow ? (
        <ul className="cards">
          {kinds.data.map((kind) => (
            <li key={kind.code} className="card">
              <strong>{called(kind)}</strong>{' '}
              <span className="quiet">
                {t(`urgencies.${kind.urgency}`)} · {t(`kinds.${kind.dueUnit}`, { count: kind.dueAmount })} ·{' '}
                {t(`kinds.${kind.doer}`)}
              </span>
              {!kind.offered && <span className="wait"> {t('kinds.notOffered')}</span>}
              {may('manage-services') && <div>{edit(kind)}</div>}
            </li>
          ))}
        </ul>
      ) : (
        <Table<Kind>
          size="middle"
          pagination={false}
          rowKey="code"
          dataSource={kinds.data}
          columns={[
            { title: t('kinds.name'), render: (_, kind) => <strong>{called(kind)}</strong> },
            { title: t('urgency'), render: (_, kind) => t(`urgencies.${kind.urgency}`) },
            {
              title: t('kinds.due'),
              render: (_, kind) => t(`kinds.${kind.dueUnit}`, { count: kind.dueAmount }),
            },
            { title: t('kinds.doer'), render: (_, kind) => t(`kinds.${kind.doer}`) },
            { title: t('kinds.field'), dataIndex: 'field' },
            {
              title: t('kinds.offered'),
              render: (_, kind) =>
                kind.offered ? t('kinds.offered') : <span className="wait">{t('kinds.notOffered')}</span>,
            },
            ...(may('manage-services')
              ? [{ title: '', render: (_: unknown, kind: Kind) => edit(kind) }]
              : []),
          ]}
        />
      )}
      {editing && <Edit kind={editing} close={() => setEditing(undefined)} />}
    </div>
  );
}

function Edit({ kind, close }: { kind: Kind; close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Kind>();
  const change = useCommand((command: string, line: Kind) =>
    api.post<Kind>(`/api/requests/kinds/${line.code}`, line, { command }),
  );
  return (
    <Modal
      open
      title={kind.nameZh}
      onCancel={close}
      okText={t('kinds.save')}
      confirmLoading={change.busy}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={kind}
        onFinish={(said: Partial<Kind>) =>
          void change.send({ ...kind, ...said }).then(async (answer) => {
            await cache.invalidateQueries({ queryKey: ['requests', 'kinds'] });
            if (answer) {
              void message.success(t('kinds.saved', { name: answer.result.nameZh }));
              close();
            }
          })
        }
      >
        <Form.Item name="nameZh" label={t('kinds.name')} rules={[{ required: true }]}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('kinds.english')} rules={[{ required: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="urgency" label={t('urgency')}>
          <Select options={URGENCIES.map((value) => ({ value, label: t(`urgencies.${value}`) }))} />
        </Form.Item>
        <div className="call-pair">
          <Form.Item name="dueAmount" label={t('kinds.due')}>
            <InputNumber min={1} max={365} className="full" />
          </Form.Item>
          <Form.Item name="dueUnit" label={t('kinds.unit')}>
            <Select
              options={[
                { value: 'hour', label: t('kinds.unitHour') },
                { value: 'working-day', label: t('kinds.unitDay') },
              ]}
            />
          </Form.Item>
        </div>
        <Form.Item name="doer" label={t('kinds.doer')}>
          <Select
            options={(['worker', 'volunteer', 'head'] as const).map((value) => ({
              value,
              label: t(`kinds.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="field" label={t('kinds.field')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="offered" label={t('kinds.offered')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {change.refusal !== undefined && <RefusedPanel no={change.refusal} />}
      </Form>
    </Modal>
  );
}
