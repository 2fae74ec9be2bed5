import './campaigns.css';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm, Progress, Space } from 'antd';
import { useState } from 'react';
import { api, today } from '@/api';
import { useGo, useLanguage, useMay, useParam } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import {
  type Campaign,
  type Part,
  sum,
  type Tally,
  toReach,
  useCampaign,
  useLabels,
  useVerb,
} from './campaigns';
import { Deeds } from './Deeds';
import { ChangeIt, EndIt } from './Ending';
import { Goods } from './Goods';
import { useT } from './texts';

/** One campaign: what it is for, how far it is in each station and community, its goods, what was done besides. */
export default function CampaignPage() {
  const id = useParam('id');
  const campaign = useCampaign(id);
  if (campaign.isPending) return <Loading rows={10} />;
  if (campaign.isError) return <CannotRead no={campaign.error} again={() => void campaign.refetch()} />;
  return <Whole campaign={campaign.data} />;
}

function Whole({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const all = sum(campaign.parts);
  const begun = campaign.state === 'running' || campaign.state === 'ended';
  return (
    <div className="page">
      <Head campaign={campaign} />
      {campaign.state === 'running' && campaign.to < today() && (
        <Alert type="warning" showIcon className="refused" title={t('overdueEnd')} />
      )}
      <section className="card campaign-part">
        <p className="quiet">
          {t(`kinds.${campaign.kind}`)} · {t('daysOf', { from: campaign.from, to: campaign.to })} ·{' '}
          {t(`units.${campaign.unit}`)} · {t(campaign.heard ? 'heardToo' : 'seenOnly')}
        </p>
        <p>
          <Means campaign={campaign} />
        </p>
        {campaign.message && <p className="campaign-message">{campaign.message}</p>}
        {begun && <Figures tally={all} />}
        {campaign.closing && (
          <>
            <h2>
              {t('closing')}{' '}
              <span className="quiet">{campaign.endedOn && t('endedOn', { day: campaign.endedOn })}</span>
            </h2>
            <p className="campaign-message">{campaign.closing}</p>
          </>
        )}
      </section>
      {begun && campaign.parts.map((part) => <PartOf key={part.station} campaign={campaign} part={part} />)}
      {begun && <Goods campaign={campaign} />}
      {begun && <Deeds campaign={campaign} />}
    </div>
  );
}

function Head({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const go = useGo();
  const may = useMay();
  const begun = campaign.state === 'running' || campaign.state === 'ended';
  const started = useVerb<{ targets: number }>(campaign.id, ({ targets }) =>
    t('started', { count: targets }),
  );
  const calledOff = useVerb(campaign.id, () => t('calledOff'));
  const file = useCommand(() => api.download(`/api/campaigns/${campaign.id}/export`, 'linli.xlsx', {}));
  const version = campaign.version;
  return (
    <>
      <div className="campaign-head">
        <div>
          <h1>{campaign.title}</h1>
          <div className="quiet">
            {t(`states.${campaign.state}`)} · {campaign.stationName}
          </div>
        </div>
        <Space wrap>
          {begun && may('record-visits') && (
            <Button onClick={() => go(`/campaigns/${campaign.id}/targets?mine=true`)}>{t('myList')}</Button>
          )}
          {begun && <Button onClick={() => go(`/campaigns/${campaign.id}/targets`)}>{t('toList')}</Button>}
          {begun && may('export-figures') && (
            <Button
              icon={<DownloadOutlined aria-hidden />}
              loading={file.busy}
              onClick={() => void file.send()}
            >
              {t('export')}
            </Button>
          )}
          {campaign.runs && (campaign.state === 'draft' || campaign.state === 'running') && (
            <ChangeIt campaign={campaign} />
          )}
          {campaign.runs && campaign.state === 'draft' && (
            <>
              <Popconfirm
                title={t('callOffWhy')}
                onConfirm={() => calledOff.act('call-off', { version, words: t('callOff') })}
              >
                <Button>{t('callOff')}</Button>
              </Popconfirm>
              <Popconfirm title={t('startSure')} onConfirm={() => started.act('start', { version })}>
                <Button type="primary" loading={started.busy}>
                  {t('start')}
                </Button>
              </Popconfirm>
            </>
          )}
          {campaign.runs && campaign.state === 'running' && <EndIt campaign={campaign} />}
        </Space>
      </div>
      <RefusedPanel no={started.refusal ?? calledOff.refusal ?? file.refusal} />
    </>
  );
}

/** Who is meant, in one line. */
function Means({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const language = useLanguage();
  const labels = useLabels();
  const { means } = campaign;
  const named = (code: string) => {
    const one = labels.find((label) => label.code === code);
    return one ? (language === 'en' ? one.nameEn : one.name) : code;
  };
  const parts = [
    means.communities.join('、'),
    means.grids > 0 ? t('grids', { count: means.grids }) : '',
    means.labels.map(named).join('、'),
    means.risks.map((risk) => t(`risk.${risk}`)).join('、'),
    means.ageFrom == null ? '' : t('atLeast', { age: means.ageFrom }),
    means.ageTo == null ? '' : t('atMost', { age: means.ageTo }),
    means.alone ? t('livesAlone') : '',
  ].filter(Boolean);
  if (campaign.unit === 'place') return parts.join(' · ') || t('units.place');
  return parts.join(' · ') || t('everybody');
}

function Figures({ tally }: { tally: Tally }) {
  const t = useT();
  const figures = [
    ['all', toReach(tally)],
    ['done', tally.done],
    ['tried', tally.tried],
    ['open', tally.open],
    ['gone', tally.gone],
  ] as const;
  return (
    <>
      <dl className="campaign-figures">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd className={name === 'open' && count > 0 ? 'wait' : undefined}>{count}</dd>
          </div>
        ))}
      </dl>
      {tally.late > 0 && <p className="quiet">{t('late', { count: tally.late })}</p>}
    </>
  );
}

function PartOf({ campaign, part }: { campaign: Campaign; part: Part }) {
  const t = useT();
  const list = (query: string) => `/campaigns/${campaign.id}/targets?station=${part.station}${query}`;
  return (
    <section className="card campaign-part" aria-label={part.name}>
      <h2>{part.name}</h2>
      {part.leads && campaign.state === 'running' && <Offers campaign={campaign} part={part} />}
      <ul className="campaign-rows">
        {part.communities.map((one) => (
          <li key={one.code} className="campaign-community">
            <Link to={list(`&community=${one.code}`)}>{one.name}</Link>
            <Far tally={one.tally} />
          </li>
        ))}
        {part.communities.length > 1 && (
          <li className="campaign-community">
            <strong>{t('total')}</strong>
            <Far tally={part.tally} />
          </li>
        )}
      </ul>
    </section>
  );
}

function Far({ tally }: { tally: Tally }) {
  const t = useT();
  const all = toReach(tally);
  return (
    <div className="campaign-far">
      <Progress
        percent={all === 0 ? 0 : Math.floor((tally.done * 100) / all)}
        showInfo={false}
        size="small"
        aria-hidden
      />
      <span className="quiet">
        {t('progressOf', { done: tally.done, all })} · {t('tried')} {tally.tried} · {t('open')} {tally.open}
      </span>
    </div>
  );
}

function Offers({ campaign, part }: { campaign: Campaign; part: Part }) {
  const t = useT();
  const go = useGo();
  const [none, setNone] = useState(false);
  const look = useVerb<{ targets: number }>(campaign.id, ({ targets }) =>
    targets > 0 ? t('newcomers', { count: targets }) : t('lookedNone'),
  );
  const take = useVerb<{ targets: number }>(campaign.id, ({ targets }) => t('takenIn', { count: targets }));
  const { tally } = part;
  return (
    <>
      {tally.unowned > 0 && (
        <div className="campaign-offer">
          <span className="wait">{t('unowned', { count: tally.unowned })}</span>
          <Button
            size="small"
            onClick={() => go(`/campaigns/${campaign.id}/targets?station=${part.station}&state=open`)}
          >
            {t('share')}
          </Button>
        </div>
      )}
      {tally.offered > 0 ? (
        <div className="campaign-offer">
          <span className="wait">{t('newcomers', { count: tally.offered })}</span>
          <Button
            size="small"
            loading={take.busy}
            onClick={() => void take.act('take-in', { station: part.station })}
          >
            {t('takeIn')}
          </Button>
          <Link to={`/campaigns/${campaign.id}/targets?station=${part.station}&state=offered`}>
            {t('toList')}
          </Link>
        </div>
      ) : (
        !none && (
          <div className="campaign-offer">
            <Button
              size="small"
              loading={look.busy}
              onClick={() =>
                void look.act('newcomers', { station: part.station }).then((done) => setNone(done))
              }
            >
              {t('look')}
            </Button>
          </div>
        )
      )}
      <RefusedPanel no={look.refusal ?? take.refusal} />
    </>
  );
}
