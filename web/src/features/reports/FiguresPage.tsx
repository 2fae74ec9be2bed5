import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { api } from '@/api';
import { useAddress, useMay } from '@/app';
import { CannotRead, Chart, EmptyState, Loading, PeriodFilter, useCommand, usePeriod } from '@/ui';
import { FigureRows } from './FigureRows';
import { Lines } from './Lines';
import {
  asked,
  BYS,
  byOf,
  type FigureTable,
  nameOf,
  periodWords,
  type Row,
  useAreas,
  useNumbers,
} from './reports';
import { Sentence } from './Sentence';
import { useT } from './texts';
import './reports.css';

const MEASURES = ['sessions', 'personTimes', 'hours'] as const;
type Measure = (typeof MEASURES)[number];

/** First the sentence an official would write, then the chart, then the table, then the export. */
export default function FiguresPage() {
  const t = useT();
  const may = useMay();
  const [address, go] = useAddress();
  const days = usePeriod();
  const question = asked(address, days);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['ledger', 'figures', question],
    queryFn: ({ signal }) => api.get<FigureTable>('/api/reports/figures', { query: question, signal }),
    placeholderData: (before) => before,
  });
  const empty = data && data.total.sessions === 0 && data.workforce.trainings === 0;

  return (
    <div className="page figures">
      <div className="list-head">
        <h1>{t('title')}</h1>
        {may('export-figures') && <Export question={question} />}
      </div>
      <div className="figures-filters">
        <PeriodFilter />
        <AreaFilter />
      </div>
      {isPending && <Loading rows={8} />}
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {data && empty && <EmptyState>{t('nothing', { period: periodWords(days, t) })}</EmptyState>}
      {data && !empty && (
        <>
          <Sentence table={data} days={days} />
          <div className="figures-by">
            <Segmented
              aria-label={t('by')}
              value={question.by}
              onChange={(by) => go({ by: by === 'station' ? undefined : by })}
              options={BYS.map((by) => ({ value: by, label: t(`bys.${by}`) }))}
            />
          </div>
          {question.by !== 'worker' && data.rows.length > 1 && <FigureChart table={data} />}
          {data.overlaps && <p className="quiet">{t('overlaps')}</p>}
          {question.by === 'worker' && <p className="quiet">{t('notRanked')}</p>}
          <FigureRows table={data} by={question.by} />
        </>
      )}
      <Lines days={days} by={question.by} rows={data?.rows ?? []} />
    </div>
  );
}

function AreaFilter() {
  const t = useT();
  const [address, go] = useAddress();
  const { data = [] } = useAreas();
  if (data.length < 2) return null;
  return (
    <Select
      aria-label={t('area')}
      className="figures-area"
      value={address.area ?? ''}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(area: string) => go({ area: area || undefined })}
      options={[
        { value: '', label: t('allStations') },
        ...data.filter((one) => one.code.length > 6).map((one) => ({ value: one.code, label: one.name })),
      ]}
    />
  );
}

function Export({ question }: { question: ReturnType<typeof asked> }) {
  const t = useT();
  const { send, busy, refusal } = useCommand(() =>
    api.download('/api/reports/figures.xlsx', 'figures.xlsx', { query: question }),
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

function FigureChart({ table }: { table: FigureTable }) {
  const t = useT();
  const [address, go] = useAddress();
  const { count } = useNumbers();
  const by = byOf(address);
  const measure = MEASURES.find((one) => one === address.measure) ?? 'sessions';
  const shown = table.rows.filter((row) => by !== 'community' || row.sessions > 0);
  const option = useMemo(() => {
    const names = shown.map((row) => nameOf(by, row, t));
    const values = shown.map((row) => measureOf(row, measure));
    const tall = by !== 'month';
    const category = { type: 'category', data: names, axisTick: { show: false } };
    const value = { type: 'value', axisLabel: { formatter: (n: number) => count(n) } };
    return {
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: tall ? value : category,
      yAxis: tall ? { ...category, inverse: true, axisLabel: { width: 150, overflow: 'truncate' } } : value,
      series: [
        { type: 'bar', data: values, name: t(measure), barMaxWidth: 28, itemStyle: { borderRadius: 4 } },
      ],
    };
  }, [shown, by, measure, t, count]);
  return (
    <section className="card figures-chart">
      <Segmented<Measure>
        aria-label={t('measure')}
        value={measure}
        onChange={(one) => go({ measure: one === 'sessions' ? undefined : one })}
        options={MEASURES.map((one) => ({ value: one, label: t(one) }))}
      />
      <Chart
        option={option}
        height={by === 'month' ? 300 : Math.min(640, 60 + shown.length * 32)}
        label={t('chart', { by: t(`bys.${by}`), measure: t(measure) })}
        onChoose={(i) => {
          const row = shown[i];
          if (row) go({ show: 'service', at: row.filter || 'none' }, { push: true });
        }}
      />
    </section>
  );
}

function measureOf(row: Row, measure: Measure): number {
  return measure === 'hours' ? Math.round(row.minutes / 0.6) / 100 : row[measure];
}
