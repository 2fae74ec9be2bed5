import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ZONE } from '@/api';
import { useLanguage, useParam } from '@/app';
import { CannotRead, Loading } from '@/ui';
import { useT } from './texts';
import './reports.css';

interface ImportedRow {
  fileName: string;
  sheet: string;
  line: number;
  cells: Record<string, string>;
  takenBy: string;
  takenAt: string;
}

/** The record behind an imported line: file, sheet and row, as it was written. */
export default function RowPage() {
  const t = useT();
  const language = useLanguage();
  const id = useParam('id');
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'row', id],
    queryFn: ({ signal }) => api.get<ImportedRow>(`/api/reports/rows/${id}`, { signal }),
  });
  return (
    <div className="page">
      <h1>{t('row.title')}</h1>
      {error && <CannotRead no={error} again={() => void refetch()} />}
      {!data && !error && <Loading rows={8} />}
      {data && (
        <section className="card imported-row">
          <p>
            <strong>{data.fileName}</strong>
            <br />
            {t('row.where', { sheet: data.sheet, line: data.line })}
          </p>
          <dl>
            {Object.entries(data.cells).map(([heading, text]) => (
              <div key={heading}>
                <dt className="quiet">{heading}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">
            {t('row.taken', {
              by: data.takenBy,
              when: new Date(data.takenAt).toLocaleString(language, {
                timeZone: ZONE,
                dateStyle: 'medium',
                timeStyle: 'short',
              }),
            })}
          </p>
        </section>
      )}
      <p>
        <Link to="/figures">{t('row.back')}</Link>
      </p>
    </div>
  );
}
