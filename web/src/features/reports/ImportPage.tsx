import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Table, Upload } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useAddress, useGo, useNarrow } from '@/app';
import { CannotRead, Loading, useCommand } from '@/ui';
import { useAreas, useNumbers } from './reports';
import { useT } from './texts';
import './reports.css';

interface Held {
  sheet: string;
  line: number;
  cell: string;
  column: string;
  reason: string;
  value: string;
  suggestion: string;
}

interface Kept {
  id: string;
  fileName: string;
  confirmedAt: string | null;
  summary: {
    sessions: number;
    minutes: number;
    personTimes: number;
    trainings: number;
    trainingMinutes: number;
    supervisions: number;
    projects: number;
    unknownProjects: { station: string; year: number; name: string; field: string }[];
    already: number;
    held: number;
    ignored: string[];
  };
  held: Held[];
}

interface Taken {
  rows: number;
  already: number;
  projects: number;
}

/** A year kept by hand comes in: choose, look, confirm. What was read stands in the address and can be found again. */
export default function ImportPage() {
  const t = useT();
  const [address, go] = useAddress();
  return (
    <div className="page ledger-import">
      <h1>{t('import.title')}</h1>
      {address.id ? (
        <Preview id={address.id} again={() => go({ id: undefined }, { push: true })} />
      ) : (
        <Choose read={(id) => go({ id }, { push: true })} />
      )}
    </div>
  );
}

function Choose({ read }: { read: (id: string) => void }) {
  const t = useT();
  const { data: areas = [] } = useAreas();
  const county = areas[0]?.code.slice(0, 6);
  const { send, busy, refusal } = useCommand((command, file: File) => {
    const body = new FormData();
    body.append('file', file);
    body.append('area', county ?? '');
    return api.post<{ id: string }>('/api/reports/imports', body, { command });
  });
  return (
    <>
      {refusal !== undefined && <CannotRead no={refusal} />}
      <Upload.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={busy || !county}
        beforeUpload={(file) => {
          void send(file).then((answer) => answer && read(answer.result.id));
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p>{busy ? t('import.reading') : t('import.hint')}</p>
        <Button loading={busy}>{t('import.choose')}</Button>
      </Upload.Dragger>
    </>
  );
}

function Preview({ id, again }: { id: string; again: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const openPage = useGo();
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'import', id],
    queryFn: ({ signal }) => api.get<Kept>(`/api/reports/imports/${id}`, { signal }),
  });
  const [taken, setTaken] = useState<Taken>();
  const { send, busy, refusal } = useCommand(async (command) => {
    const done = await api.post<Taken>(`/api/reports/imports/${id}/confirmation`, {}, { command });
    await cache.invalidateQueries();
    return done;
  });
  if (error) return <CannotRead no={error} again={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  const { summary: s, held } = data;
  const takeable = s.sessions + s.trainings > 0;
  return (
    <>
      {taken ? (
        <Alert
          type="success"
          showIcon
          className="refused"
          title={
            taken.rows > 0
              ? t('import.done', { rows: taken.rows, projects: taken.projects })
              : t('import.doneNothing')
          }
          action={<Button onClick={() => openPage('/figures')}>{t('import.toFigures')}</Button>}
        />
      ) : (
        <p className="import-file">
          {data.confirmedAt ? data.fileName : t('import.read', { file: data.fileName })}
        </p>
      )}
      <Counts summary={s} />
      {s.already > 0 && !taken && <p className="quiet">{t('import.already', { count: s.already })}</p>}
      {s.ignored.length > 0 && (
        <p className="quiet">{t('import.ignored', { names: s.ignored.join('、') })}</p>
      )}
      {refusal !== undefined && <CannotRead no={refusal} again={() => void send()} />}
      <div className="form-foot">
        {!taken && !data.confirmedAt && takeable && (
          <Button
            type="primary"
            loading={busy}
            onClick={() => void send().then((answer) => answer && setTaken(answer.result))}
          >
            {t('import.confirm')}
          </Button>
        )}
        {!takeable && <span>{t('import.nothing')}</span>}
        <Button onClick={again}>{t('import.again')}</Button>
      </div>
      {s.unknownProjects.length > 0 && !taken && !data.confirmedAt && (
        <details className="card">
          <summary>{t('import.newProjects', { count: s.unknownProjects.length })}</summary>
          <ul className="new-projects">
            {s.unknownProjects.map((project) => (
              <li key={`${project.station} ${project.year} ${project.name}`}>
                {project.name} <span className="quiet">{project.station}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {held.length > 0 && <HeldRows id={id} held={held} />}
    </>
  );
}

function Counts({ summary: s }: { summary: Kept['summary'] }) {
  const t = useT();
  const { count, hours } = useNumbers();
  return (
    <dl className="import-counts">
      <div className="card">
        <dt className="quiet">{t('import.services')}</dt>
        <dd>
          {count(s.sessions)}
          {t('say.times')}
        </dd>
        <dd className="quiet">
          {count(s.personTimes)}
          {t('say.heads')}
          {t('say.comma')}
          {hours(s.minutes)}
          {t('say.hours')}
        </dd>
      </div>
      <div className="card">
        <dt className="quiet">{t('import.trainings')}</dt>
        <dd>
          {count(s.trainings)}
          {t('say.times')}
        </dd>
        <dd className="quiet">
          {t('import.supervisions', { count: s.supervisions })}
          {t('say.comma')}
          {hours(s.trainingMinutes)}
          {t('say.hours')}
        </dd>
      </div>
      <div className="card">
        <dt className="quiet">{t('import.projects')}</dt>
        <dd>{count(s.projects)}</dd>
        <dd className="quiet">
          {s.unknownProjects.length > 0 && t('import.newProjects', { count: s.unknownProjects.length })}
        </dd>
      </div>
      <div className="card">
        <dt className="quiet">{t('import.held')}</dt>
        <dd className={s.held > 0 ? 'wait' : undefined}>
          {count(s.held)} {t('import.rows')}
        </dd>
        <dd />
      </div>
    </dl>
  );
}

function HeldRows({ id, held }: { id: string; held: Held[] }) {
  const t = useT();
  const narrow = useNarrow();
  const { send, busy } = useCommand(() => api.download(`/api/reports/imports/${id}/held.xlsx`, 'held.xlsx'));
  const where = (row: Held) => `${row.sheet} ${t('import.line', { line: row.line })}`;
  const why = (row: Held) => t(`import.reasons.${row.reason}` as 'import.reasons.date-missing');
  return (
    <section className="held-rows">
      <div className="list-head">
        <h2>{t('import.heldTitle', { count: held.length })}</h2>
        <Button icon={<DownloadOutlined aria-hidden />} loading={busy} onClick={() => void send()}>
          {t('import.heldDownload')}
        </Button>
      </div>
      <p className="quiet">{t('import.heldHint')}</p>
      {narrow ? (
        <ul className="cards">
          {held.map((row) => (
            <li key={`${row.sheet} ${row.line}`} className="card-opener">
              <strong>{why(row)}</strong>
              <span className="quiet">
                {where(row)} · {row.column}
              </span>
              <span>
                {row.value}
                {row.suggestion && ` → ${row.suggestion}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <Table<Held>
          size="middle"
          pagination={held.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          rowKey={(row) => `${row.sheet} ${row.line}`}
          dataSource={held}
          columns={[
            { title: t('import.reason'), render: (_, row) => why(row) },
            { title: t('import.where'), render: (_, row) => `${where(row)} · ${row.cell} ${row.column}` },
            { title: t('import.value'), dataIndex: 'value', ellipsis: true },
            { title: t('import.suggestion'), dataIndex: 'suggestion' },
          ]}
        />
      )}
    </section>
  );
}
