import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { api } from '@/api';
import { useAddress, useLanguage } from '@/app';
import { ListPage, PeriodFilter, usePeriod } from '@/ui';
import { type Act, type TrailLine, useMoment } from './access';
import { Chain } from './Chain';
import { useT } from './texts';
import './access.css';

/** Who did what when, as the auditor reads it; and whether all of it is still as it was written. */
export default function TrailPage() {
  const t = useT();
  const moment = useMoment();
  return (
    <>
      <Chain />
      <ListPage<TrailLine>
        title={t('trail')}
        topic="access"
        path="/api/access/trail"
        query={{ ...usePeriod() }}
        id={(row) => row.id}
        search={t('trailSearch')}
        exportPath="/api/access/trail/export"
        exportWords={t('export')}
        more={
          <>
            <ActFilter />
            <PeriodFilter />
          </>
        }
        empty={{ words: t('trailEmpty') }}
        columns={[
          { title: t('when'), render: (_, row) => <span className="quiet">{moment(row.at)}</span> },
          { title: t('who'), render: (_, row) => <Who row={row} /> },
          { title: t('did'), render: (_, row) => <Did row={row} /> },
          { title: t('more'), render: (_, row) => <div className="trail-more">{row.more}</div> },
          { title: t('record'), render: (_, row) => <Same row={row} /> },
        ]}
        card={(row) => (
          <>
            <Who row={row} /> <span className="quiet">{moment(row.at)}</span>
            <div>
              <Did row={row} />
            </div>
            {row.more && <div className="quiet trail-more">{row.more}</div>}
            <Same row={row} />
          </>
        )}
      />
    </>
  );
}

function Who({ row }: { row: TrailLine }) {
  const t = useT();
  return (
    <span>
      <strong>{row.who}</strong> <span className="quiet">{row.account ?? t('system')}</span>
    </span>
  );
}

function Did({ row }: { row: TrailLine }) {
  return (
    <span>
      {row.said}
      {row.about && row.about !== row.who && `：${row.about}`}
    </span>
  );
}

/** Everything that was ever done to the same record. */
function Same({ row }: { row: TrailLine }) {
  const t = useT();
  const [{ subject }, setAddress] = useAddress();
  if (subject === row.subject) return <code className="quiet">{row.subject.slice(-8)}</code>;
  return (
    <Button
      type="link"
      size="small"
      className="same-record"
      title={row.subject}
      onClick={() => setAddress({ subject: row.subject }, { push: true })}
    >
      {t('same')}
    </Button>
  );
}

function ActFilter() {
  const t = useT();
  const [{ act }, setAddress] = useAddress();
  const { data: acts = [] } = useQuery({
    queryKey: ['access', 'acts', useLanguage()],
    queryFn: ({ signal }) => api.get<Act[]>('/api/access/trail/acts', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const modules = [...new Set(acts.map(({ code }) => code.slice(0, code.indexOf('.'))))];
  return (
    <Select
      aria-label={t('act')}
      placeholder={t('act')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={260}
      value={act ?? null}
      onChange={(value: string | null | undefined) => setAddress({ act: value ?? undefined })}
      options={modules.map((module) => {
        const name = t(`modules.${module as 'access'}`);
        return {
          label: name,
          options: [
            { value: module, label: t('allOf', { module: name }) },
            ...acts
              .filter(({ code }) => code.startsWith(`${module}.`))
              .map(({ code, said }) => ({ value: code, label: said })),
          ],
        };
      })}
    />
  );
}
