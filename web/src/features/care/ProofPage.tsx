import './care.css';
import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Drawer, Segmented, Table } from 'antd';
import dayjs from 'dayjs';
import { api, today } from '@/api';
import { useAddress, useMay, useNarrow } from '@/app';
import { CannotRead, EmptyState, Loading, useCommand } from '@/ui';
import { type Line, type Month, STATES, type State, type Sum } from './care';
import { StatePeople } from './StatePeople';
import { useT } from './texts';

/** A month's proof: the sentence, the forecast, a line a station; each number leads to the people behind it. */
export default function ProofPage() {
  const t = useT();
  const may = useMay();
  const [address, go] = useAddress();
  const month = address.month ?? today().slice(0, 7);
  const question = {
    month,
    ...(address.day ? { day: address.day } : {}),
    ...(address.known ? { asKnown: true } : {}),
  };
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['care', 'proof', question],
    queryFn: ({ signal }) => api.get<Month>('/api/care/proof', { query: question, signal }),
    placeholderData: (before) => before,
  });
  const only = data?.stations.length === 1 ? data.stations[0] : undefined;
  const open = (state: State, line: Line | undefined) =>
    go({ state, at: line?.station ?? only?.station ?? 'all' }, { push: true });

  return (
    <div className="page care">
      <div className="list-head">
        <h1>{t('proof')}</h1>
        {may('export-figures') && <Export question={question} />}
      </div>
      <div className="care-filters">
        <DatePicker
          aria-label={t('month')}
          picker="month"
          allowClear={false}
          value={dayjs(`${month}-01`)}
          disabledDate={(day) => day.format('YYYY-MM') > today().slice(0, 7)}
          onChange={(day) => go({ month: day?.format('YYYY-MM'), day: undefined, known: undefined })}
        />
        <DatePicker
          aria-label={t('day')}
          placeholder={t('day')}
          value={address.day ? dayjs(address.day) : null}
          disabledDate={(day) => day.format('YYYY-MM') !== month || day.format('YYYY-MM-DD') > today()}
          defaultPickerValue={dayjs(`${month}-01`)}
          onChange={(day) => go({ day: day?.format('YYYY-MM-DD'), ...(day ? {} : { known: undefined }) })}
        />
        {address.day && (
          <Segmented
            aria-label={t('asKnown')}
            value={address.known ?? ''}
            onChange={(known) => go({ known: known || undefined })}
            options={[
              { value: '', label: t('asNow') },
              { value: 'then', label: t('asKnown') },
            ]}
          />
        )}
      </div>
      {address.known && <p className="quiet">{t('asKnownHint')}</p>}
      {isPending && <Loading rows={8} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data && (
        <>
          <Sentence month={data} open={(state) => open(state, undefined)} single={only !== undefined} />
          <Tiles sum={data.total} open={(state) => open(state, undefined)} single={only !== undefined} />
          {!only && data.stations.length > 0 && <Stations month={data} open={open} />}
        </>
      )}
      <Drawer
        open={Boolean(address.state)}
        title={address.state ? t(`states.${address.state as State}`) : ''}
        size={560}
        onClose={() => go({ state: undefined, at: undefined })}
        destroyOnHidden
      >
        {address.state && address.at && (
          <StatePeople question={question} station={address.at} state={address.state as State} />
        )}
      </Drawer>
    </div>
  );
}

function Sentence({ month, open, single }: { month: Month; open: (state: State) => void; single: boolean }) {
  const t = useT();
  const { total, forecast } = month;
  if (total.owed === 0 && !forecast?.owed) return <EmptyState>{t('none')}</EmptyState>;
  return (
    <section className="card care-sentence">
      <p>
        {t('upTo', { day: month.day })}，{t('sentence', { ...total })}
        {total.owed > 0 && total.missed === 0 && total.tried === 0 && t('nobodyMissed')}
        {total.late > 0 && t('later', { late: total.late })}
      </p>
      {forecast && forecast.owed > 0 && (
        <p className={forecast.missing > 0 ? 'wait' : 'quiet'}>
          {t(forecast.missing > 0 ? 'forecast' : 'forecastWhole', {
            owed: forecast.owed,
            met: forecast.met,
            missing: forecast.missing,
            left: forecast.daysLeft,
          })}
        </p>
      )}
      {single && total.missed > 0 && (
        <Button type="primary" onClick={() => open('missed')}>
          {t('states.missed')} {total.missed}
        </Button>
      )}
    </section>
  );
}

function Tiles({ sum, open, single }: { sum: Sum; open: (state: State) => void; single: boolean }) {
  const t = useT();
  return (
    <ul className="care-tiles">
      {STATES.map((state) => (
        <li key={state} className={`card care-${state}`}>
          <span className="quiet">{t(`states.${state}`)}</span>
          {single && sum[state] > 0 ? (
            <button type="button" className="care-number" onClick={() => open(state)}>
              {sum[state]}
            </button>
          ) : (
            <span className="care-number">{sum[state]}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Stations({ month, open }: { month: Month; open: (state: State, line: Line) => void }) {
  const t = useT();
  const narrow = useNarrow();
  if (narrow) {
    return (
      <ul className="care-cards">
        {month.stations.map((line) => (
          <li key={line.station} className="card">
            <strong>{line.name}</strong>
            <span className="quiet">
              {t('rate')} {rate(line.sum)}
            </span>
            <div className="care-card-numbers">
              {STATES.slice(0, 4).map((state) => (
                <button key={state} type="button" onClick={() => open(state, line)}>
                  {t(`states.${state}`)} <b>{line.sum[state]}</b>
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <Table<Line>
      rowKey="station"
      pagination={false}
      dataSource={month.stations}
      columns={[
        { title: t('station'), dataIndex: 'name' },
        { title: t('owed'), align: 'right', render: (_, line) => line.sum.owed },
        ...STATES.map((state) => ({
          title: t(`states.${state}`),
          align: 'right' as const,
          render: (_: unknown, line: Line) =>
            line.sum[state] === 0 ? (
              <span className="quiet">0</span>
            ) : (
              <button type="button" className="figure" onClick={() => open(state, line)}>
                {line.sum[state]}
              </button>
            ),
        })),
        { title: t('rate'), align: 'right', render: (_, line) => rate(line.sum) },
      ]}
    />
  );
}

function rate(sum: Sum): string {
  return sum.owed === 0 ? '—' : `${((100 * (sum.seen + sum.heard)) / sum.owed).toFixed(1)}%`;
}

function Export({ question }: { question: Record<string, string | boolean> }) {
  const t = useT();
  const { send, busy, refusal } = useCommand(() =>
    api.download('/api/care/proof/export', 'care.xlsx', { query: question }),
  );
  return (
    <>
      {refusal !== undefined && <CannotRead no={refusal} />}
      <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void send()}>
        {busy ? t('exporting') : t('export')}
      </Button>
    </>
  );
}
