import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useGo } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { clock, type Day, names, type Row, reasonWords, useDay, useWhere } from './rounds';
import { useT } from './texts';
import './rounds.css';
import './paper.css';

/** The accepted plan on paper: one sheet a worker. */
export default function PaperPage() {
  const t = useT();
  const go = useGo();
  const { station, day, address, go: turn } = useWhere();
  const read = useDay(station, day);
  const rows = read.data?.accepted?.rows.filter((row) => row.visits.length > 0) ?? [];
  const chosen = address.worker ? rows.filter((row) => row.worker === address.worker) : rows;
  return (
    <div className="page rounds-papers">
      <header className="rounds-head no-print">
        <h1>{t('paperTitle')}</h1>
        <Select
          aria-label={t('whoGoes')}
          value={address.worker ?? ''}
          onChange={(worker) => turn({ worker: worker || undefined })}
          options={[
            { value: '', label: t('paperAll') },
            ...rows.map((row) => ({ value: row.worker, label: row.name })),
          ]}
        />
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          disabled={chosen.length === 0}
          onClick={() => window.print()}
        >
          {t('paperPrint')}
        </Button>
        <Button
          icon={<ArrowLeftOutlined aria-hidden />}
          onClick={() => go(`/rounds?station=${station}&day=${day}`)}
        >
          {t('back')}
        </Button>
      </header>
      {read.isError && <CannotRead no={read.error} again={() => void read.refetch()} />}
      {read.isPending && <Loading rows={8} />}
      {read.data && chosen.length === 0 && <p className="card">{t('paperNothing')}</p>}
      {read.data &&
        chosen.map((row, index) => (
          <Sheet key={row.worker} day={read.data} row={row} page={index + 1} pages={chosen.length} />
        ))}
    </div>
  );
}

const A_SHEET_HOLDS = 14;

function Sheet({ day, row, page, pages }: { day: Day; row: Row; page: number; pages: number }) {
  const t = useT();
  return (
    <article className={row.visits.length > A_SHEET_HOLDS ? 'sheet dense' : 'sheet'}>
      <header>
        <span>{day.name}</span>
        <span>{t('paperPage', { page, pages })}</span>
      </header>
      <h2>
        {t('paperTitle')} · {row.name} · {day.day}
      </h2>
      <table>
        <thead>
          <tr>
            <th>{t('paperTime')}</th>
            <th>{t('paperWho')}</th>
            <th>{t('paperPlace')}</th>
            <th>{t('paperWhy')}</th>
            <th>{t('paperNotes')}</th>
          </tr>
        </thead>
        <tbody>
          {row.visits.map((visit, position) => (
            <tr key={visit.call}>
              <td>
                {position + 1}
                <br />
                {clock(visit.starts)}
              </td>
              <td>{names(visit.people)}</td>
              <td>{[visit.community, visit.people[0]?.road].filter(Boolean).join(' ')}</td>
              <td>
                {visit.why
                  .filter((reason) => !['at-hand', 'near', 'fair'].includes(reason.code))
                  .map((reason) => reasonWords(t, reason))
                  .join('；')}
              </td>
              <td className="notes" />
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{t('paperSign')}</footer>
    </article>
  );
}
