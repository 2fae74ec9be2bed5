import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { api, newId, type Page, today } from '@/api';
import { useMay } from '@/app';
import { CannotRead, DayInput, Loading, RefusedPanel } from '@/ui';
import { type Campaign, type Deed, useCommunities, useVerb } from './campaigns';
import { useT } from './texts';

/** What a campaign did that no visit to a resident carries. */
export function Deeds({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const may = useMay();
  const works = may('record-visits') && campaign.state === 'running';
  const deeds = useInfiniteQuery({
    queryKey: ['campaigns', campaign.id, 'deeds'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Deed>>(`/api/campaigns/${campaign.id}/deeds`, { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const rows = deeds.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card campaign-part" aria-label={t('deeds')}>
      <div className="campaign-head">
        <h2>{t('deeds')}</h2>
        {works && (
          <Space wrap>
            <AddPlace campaign={campaign} />
            <DeedForm campaign={campaign} button={t('handOut')} />
          </Space>
        )}
      </div>
      {deeds.isPending && <Loading rows={2} />}
      {deeds.isError && <CannotRead no={deeds.error} again={() => void deeds.refetch()} />}
      {deeds.isSuccess && rows.length === 0 && <p className="quiet">{t('deedsEmpty')}</p>}
      <ul className="campaign-rows">
        {rows.map((deed) => (
          <li key={deed.id} className="campaign-goods">
            <div>
              <strong>{deed.place || t('handOut')}</strong>{' '}
              <span className={deed.met ? undefined : 'wait'}>
                {deed.met ? t('headsOf', { count: deed.heads }) : t('metNo')}
              </span>
              <div className="quiet">{[deed.day, deed.byName, ...deed.given].join(' · ')}</div>
              {deed.words && <div>{deed.words}</div>}
            </div>
            {works && <DeedForm campaign={campaign} button={t('correct')} deed={deed} />}
          </li>
        ))}
      </ul>
      {deeds.hasNextPage && (
        <Button loading={deeds.isFetchingNextPage} onClick={() => void deeds.fetchNextPage()}>
          {t('toList')}
        </Button>
      )}
    </section>
  );
}

function useWhere(campaign: Campaign) {
  const ours = new Set(campaign.parts.map((part) => part.station));
  return useCommunities().filter((one) => ours.has(one.station));
}

function AddPlace({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const where = useWhere(campaign);
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(newId);
  const [form] = Form.useForm<{ name: string; sort: string; community: string; address?: string }>();
  const verb = useVerb(campaign.id, () => t('placeAdded', { name: form.getFieldValue('name') ?? '' }));
  async function save(values: { community: string }) {
    const station = where.find((one) => one.code === values.community)?.station;
    if (await verb.act('places', { ...values, id, station })) {
      form.resetFields();
      setId(newId());
      setOpen(false);
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addPlace')}</Button>
      <Modal
        open={open}
        title={t('addPlace')}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form
          form={form}
          layout="vertical"
          initialValues={{ sort: 'shop' }}
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          <Form.Item name="name" label={t('placeName')} rules={[{ required: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="sort" label={t('placeKind')}>
            <Radio.Group
              optionType="button"
              options={(['shop', 'institution', 'home'] as const).map((one) => ({
                value: one,
                label: t(`placeKinds.${one}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="community" label={t('community')} rules={[{ required: true }]}>
            <Select options={where.map((one) => ({ value: one.code, label: one.name }))} />
          </Form.Item>
          <Form.Item name="address" label={t('address')} extra={t('addressHint')}>
            <Input maxLength={120} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface Values {
  met: boolean;
  community?: string;
  day: string;
  minutes: number;
  heads: number;
  words?: string;
  given?: Record<string, number | null | undefined>;
}

/** A shop gone to (`subject`), things handed out, or one of both mended (`deed`). */
export function DeedForm({
  campaign,
  button,
  subject,
  deed,
}: {
  campaign: Campaign;
  button: string;
  subject?: string;
  deed?: Deed;
}) {
  const t = useT();
  const where = useWhere(campaign);
  const [open, setOpen] = useState(false);
  const [id, setId] = useState(newId);
  const [form] = Form.useForm<Values>();
  const atPlace = Boolean(deed ? deed.subject : subject);
  const verb = useVerb(campaign.id, () =>
    deed ? t('corrected') : t(atPlace && !form.getFieldValue('met') ? 'deedTried' : 'deedSaved'),
  );
  async function save(values: Values) {
    const station = where.find((one) => one.code === values.community)?.station;
    const goods = Object.entries(values.given ?? {})
      .filter(([, quantity]) => quantity)
      .map(([kind, quantity]) => ({ goods: kind, quantity }));
    const body = { ...values, given: undefined, goods, station, subject: deed ? deed.subject : subject };
    const sent = deed
      ? await verb.act(`deeds/${deed.id}/correct`, { ...body, version: deed.revision })
      : await verb.act('deeds', { ...body, id, version: 0 });
    if (sent) {
      form.resetFields();
      setId(newId());
      setOpen(false);
    }
  }
  return (
    <>
      <Button size={deed ? 'small' : 'middle'} onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Modal
        open={open}
        title={button}
        okText={t('save')}
        cancelText={t('cancel')}
        confirmLoading={verb.busy}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form<Values>
          form={form}
          layout="vertical"
          initialValues={
            deed
              ? {
                  met: deed.met,
                  day: deed.day,
                  minutes: deed.minutes,
                  heads: deed.heads,
                  words: deed.words,
                }
              : { met: true, day: today(), minutes: 20, heads: 1 }
          }
          onFinish={(values) => void save(values)}
        >
          <RefusedPanel no={verb.refusal} />
          {atPlace ? (
            <Form.Item name="met" label={t('met')}>
              <Radio.Group
                optionType="button"
                options={[
                  { value: true, label: t('metYes') },
                  { value: false, label: t('metNo') },
                ]}
              />
            </Form.Item>
          ) : (
            !deed && (
              <Form.Item name="community" label={t('community')} rules={[{ required: true }]}>
                <Select options={where.map((one) => ({ value: one.code, label: one.name }))} />
              </Form.Item>
            )
          )}
          <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
            <DayInput allows={(day) => day >= campaign.from && day <= today()} />
          </Form.Item>
          <div className="campaign-pair">
            <Form.Item name="heads" label={t('heads')} rules={[{ required: true }]}>
              <InputNumber min={1} max={5000} className="full" />
            </Form.Item>
            <Form.Item name="minutes" label={t('minutes')} rules={[{ required: true }]}>
              <InputNumber min={1} max={720} step={5} className="full" />
            </Form.Item>
          </div>
          {campaign.goods.length > 0 && (
            <fieldset className="campaign-given">
              <legend>{t('givenOut')}</legend>
              {campaign.goods.map((one) => (
                <Form.Item
                  key={one.id}
                  name={['given', one.id]}
                  label={`${one.name}（${t('left')} ${one.left} ${one.measure}）`}
                >
                  <InputNumber min={0} className="full" />
                </Form.Item>
              ))}
            </fieldset>
          )}
          <Form.Item name="words" label={t('words')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
