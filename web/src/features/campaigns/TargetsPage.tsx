import './campaigns.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Popconfirm, Select, Space } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useLanguage, useMay, useParam } from '@/app';
import { CannotRead, DayInput, ListPage, Loading, RefusedPanel } from '@/ui';
import { type Campaign, STATES, type Target, useCampaign, useLabels, useVerb } from './campaigns';
import { DeedForm } from './Deeds';
import { MoveGoods } from './Goods';
import { useT } from './texts';

/** Whom a campaign is to reach, who goes, and what became of it. */
export default function TargetsPage() {
  const t = useT();
  const id = useParam('id');
  const may = useMay();
  const { data: campaign } = useCampaign(id);
  if (!campaign) return <Loading rows={8} />;
  return (
    <ListPage<Target>
      title={
        <>
          {campaign.title} <span className="quiet">{t('list')}</span>
        </>
      }
      topic="campaigns"
      path={`/api/campaigns/${id}/targets`}
      id={(row) => row.subject}
      detail={(subject) => <Detail campaign={campaign} subject={subject} />}
      actions={<Link to={`/campaigns/${id}`}>{t('back')}</Link>}
      {...(may('export-figures') ? { exportPath: `/api/campaigns/${id}/export` } : {})}
      empty={{ words: t('listEmpty') }}
      filters={[
        {
          name: 'state',
          label: t('state'),
          options: STATES.map((state) => ({
            value: state,
            label: t(state === 'out' ? 'gone' : state),
          })),
        },
        ...(campaign.parts.length > 1
          ? [
              {
                name: 'station',
                label: t('station'),
                options: campaign.parts.map((one) => ({ value: one.station, label: one.name })),
              },
            ]
          : []),
        {
          name: 'community',
          label: t('community'),
          options: campaign.parts.flatMap((part) =>
            part.communities.map((one) => ({ value: one.code, label: one.name })),
          ),
        },
        { name: 'mine', label: t('whose'), options: [{ value: 'true', label: t('mine') }] },
      ]}
      columns={[
        { title: t('target'), render: (_, row) => <Who target={row} /> },
        { title: t('community'), dataIndex: 'community' },
        { title: t('address'), dataIndex: 'where' },
        { title: t('owner'), render: (_, row) => <Owner target={row} /> },
        { title: t('due'), dataIndex: 'due' },
        { title: t('state'), render: (_, row) => <Became target={row} /> },
      ]}
      card={(row) => (
        <>
          <Who target={row} />
          <div className="quiet">{[row.community, row.where].filter(Boolean).join(' · ')}</div>
          <div className="campaign-card">
            <Became target={row} />
            <Owner target={row} />
          </div>
        </>
      )}
    />
  );
}

function Who({ target }: { target: Target }) {
  const t = useT();
  const language = useLanguage();
  const labels = useLabels();
  const named = target.labels.map((code) => {
    const one = labels.find((label) => label.code === code);
    return one ? (language === 'en' ? one.nameEn : one.name) : code;
  });
  return (
    <>
      <strong>{target.name || '…'}</strong>{' '}
      <span className="quiet">
        {[target.age == null ? '' : t('years', { age: target.age }), ...named].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

function Owner({ target }: { target: Target }) {
  const t = useT();
  return target.owner ? <span>{target.ownerName}</span> : <span className="wait">{t('nobody')}</span>;
}

function Became({ target }: { target: Target }) {
  const t = useT();
  switch (target.state) {
    case 'done':
      return (
        <span>
          {t('reached', {
            day: target.reachedOn ?? '',
            by: target.reachedBy,
            how: t(target.result === 'heard' ? 'how.heard' : 'how.seen'),
          })}
        </span>
      );
    case 'tried':
      return <span className="wait">{t('triedOf', { day: target.lastTry ?? '', count: target.tries })}</span>;
    case 'out':
      return (
        <span className="quiet">
          {t('goneOf', {
            why:
              target.outReason === 'by-hand' || !target.outReason
                ? target.outWords
                : t(`why.${target.outReason}`),
          })}
        </span>
      );
    default:
      return <span className={target.state === 'offered' ? 'wait' : 'quiet'}>{t(target.state)}</span>;
  }
}

function Detail({ campaign, subject }: { campaign: Campaign; subject: string }) {
  const target = useQuery({
    queryKey: ['campaigns', campaign.id, 'targets', subject],
    queryFn: ({ signal }) => api.get<Target>(`/api/campaigns/${campaign.id}/targets/${subject}`, { signal }),
  });
  if (target.isPending) return <Loading rows={4} />;
  if (target.isError) return <CannotRead no={target.error} again={() => void target.refetch()} />;
  return <One campaign={campaign} target={target.data} />;
}

function One({ campaign, target }: { campaign: Campaign; target: Target }) {
  const t = useT();
  const may = useMay();
  const running = campaign.state === 'running';
  const leads = campaign.parts.some((part) => part.station === target.station && part.leads);
  const stocks = campaign.goods.filter((one) => one.station === target.station);
  return (
    <article>
      <h2>
        <Who target={target} />
      </h2>
      <p className="quiet">{[target.community, target.where].filter(Boolean).join(' · ')}</p>
      <p>
        <Became target={target} />
      </p>
      <p>
        {t('owner')} <Owner target={target} /> · {t('due')} {target.due}
      </p>
      {target.resident && <p className="quiet">{t('recordHint')}</p>}
      <Space wrap>
        {running && may('record-visits') && target.resident && (
          <Link to={`/visits/new?resident=${target.resident}`}>
            <Button type="primary">{t('recordVisit')}</Button>
          </Link>
        )}
        {running && may('record-visits') && !target.resident && (
          <DeedForm campaign={campaign} button={t('visitPlace')} subject={target.subject} />
        )}
        {running &&
          may('record-visits') &&
          stocks.map((one) => (
            <MoveGoods key={one.id} campaign={campaign} stock={one} subject={target.subject} />
          ))}
        {running && leads && <Assign campaign={campaign} target={target} />}
        {running && leads && <OutOrBack campaign={campaign} target={target} />}
        {target.resident && <Link to={`/residents/${target.resident}`}>{t('openPerson')}</Link>}
      </Space>
    </article>
  );
}

function Assign({ campaign, target }: { campaign: Campaign; target: Target }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ owner?: string; due?: string }>();
  const verb = useVerb<{ targets: number }>(campaign.id, ({ targets }) => t('assigned', { count: targets }));
  const { data: helpers = [] } = useQuery({
    queryKey: ['campaigns', campaign.id, 'helpers', target.station],
    queryFn: ({ signal }) =>
      api.get<{ account: string; name: string }[]>(`/api/campaigns/${campaign.id}/helpers`, {
        query: { station: target.station },
        signal,
      }),
    enabled: open,
  });
  async function save(values: object) {
    const body = { ...values, station: target.station, subjects: [target.subject] };
    if (await verb.act('assign', body)) setOpen(false);
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('assign')}</Button>
      <Modal
        open={open}
        title={t('assign')}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ owner: target.owner ?? undefined, due: target.due }}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          <Form.Item name="owner" label={t('assignTo')}>
            <Select options={helpers.map((one) => ({ value: one.account, label: one.name }))} />
          </Form.Item>
          <Form.Item name="due" label={t('due')}>
            <DayInput allows={(day) => day <= campaign.to} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function OutOrBack({ campaign, target }: { campaign: Campaign; target: Target }) {
  const t = useT();
  const [reason, setReason] = useState('');
  const out = useVerb(campaign.id, () => t('takenOut'));
  const back = useVerb(campaign.id, () => t('putBackDone'));
  const path = `targets/${target.subject}`;
  const version = target.version;
  return (
    <>
      <RefusedPanel no={out.refusal ?? back.refusal} />
      {target.state === 'out' ? (
        <Button loading={back.busy} onClick={() => void back.act(`${path}/back`, { version })}>
          {t('putBack')}
        </Button>
      ) : (
        <Popconfirm
          title={t('takeOutWhy')}
          description={<Input value={reason} maxLength={200} onChange={(e) => setReason(e.target.value)} />}
          okButtonProps={{ disabled: !reason.trim(), loading: out.busy }}
          onConfirm={() => out.act(`${path}/out`, { version, reason })}
        >
          <Button>{t('takeOut')}</Button>
        </Popconfirm>
      )}
    </>
  );
}
