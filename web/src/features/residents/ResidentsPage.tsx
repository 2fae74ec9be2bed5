import './residents.css';
import { Link } from '@tanstack/react-router';
import { Button, Select, type TableColumnType, Tag } from 'antd';
import { useMemo } from 'react';
import { useAddress, useMay } from '@/app';
import { ListPage } from '@/ui';
import { LookAtNames } from './LookAtNames';
import { LabelMarks, RiskMark, useSexAndAge } from './marks';
import { type Row, useCommunities, useWords } from './residents';
import { useT } from './texts';

const AGES = ['-13', '-17', '60-', '70-', '80-', '90-'] as const;

/** The register: found by whatever is typed, filtered, page by page. */
export default function ResidentsPage() {
  const t = useT();
  const may = useMay();
  const words = useWords();
  const communities = useCommunities();
  const say = useSexAndAge();
  const columns = useMemo<TableColumnType<Row>[]>(
    () => [
      { title: t('name'), key: 'name', render: (_, row) => row.card.name },
      { title: t('age'), key: 'age', render: (_, row) => say(row.card) },
      {
        title: t('home'),
        key: 'home',
        render: (_, row) => [row.communityName, row.card.road].filter(Boolean).join(' '),
      },
      {
        title: t('labels'),
        key: 'labels',
        render: (_, row) => (
          <span className="person-labels">
            <LabelMarks labels={row.card.labels} />
            {row.card.livesAlone && !row.card.labels.includes('living-alone') && <Tag>{t('alone')}</Tag>}
          </span>
        ),
      },
      { title: t('phone'), key: 'phone', render: (_, row) => row.phone ?? <span className="quiet">—</span> },
      { title: t('risk'), key: 'risk', render: (_, row) => <RiskMark risk={row.card.risk} /> },
    ],
    [t, say],
  );
  return (
    <>
      {may('look-at-names') && <LookAtNames />}
      <ListPage<Row>
        title={t('title')}
        topic="residents"
        path="/api/residents"
        id={(row) => row.card.id}
        columns={columns}
        to={(row) => `/residents/${row.card.id}`}
        card={(row) => (
          <>
            <span className="resident-card">
              <strong>{row.card.name}</strong>
              <span>{say(row.card)}</span>
              {row.card.risk !== 'general' && <RiskMark risk={row.card.risk} />}
            </span>
            <div className="quiet">{[row.communityName, row.card.road].filter(Boolean).join(' ')}</div>
            <span className="person-labels">
              <LabelMarks labels={row.card.labels} />
            </span>
          </>
        )}
        search={t('search')}
        searchPath="/api/residents/list"
        filters={[
          { name: 'label', label: t('labels'), options: words.labels },
          {
            name: 'risk',
            label: t('risk'),
            options: (['high', 'key', 'general'] as const).map((risk) => ({
              value: risk,
              label: t(`risks.${risk}`),
            })),
          },
          {
            name: 'community',
            label: t('community'),
            options: communities.map((one) => ({ value: one.code, label: one.name })),
          },
          { name: 'alone', label: t('arrangement'), options: [{ value: 'true', label: t('onlyAlone') }] },
          {
            name: 'state',
            label: t('state'),
            options: (['gone', 'all'] as const).map((state) => ({
              value: state,
              label: t(`states.${state}`),
            })),
          },
        ]}
        more={<AgeFilter />}
        actions={
          may('edit-residents') && (
            <Link to="/residents/new">
              <Button type="primary">{t('enter')}</Button>
            </Link>
          )
        }
        exportPath="/api/residents/export"
        empty={{
          words: may('edit-residents') ? t('none') : t('noneToSee'),
          action: may('edit-residents') && (
            <Link to="/residents/new">
              <Button type="primary">{t('enter')}</Button>
            </Link>
          ),
        }}
      />
    </>
  );
}

function AgeFilter() {
  const t = useT();
  const [{ ageFrom, ageTo }, go] = useAddress();
  const chosen = AGES.find((one) => one === `${ageFrom ?? ''}-${ageTo ?? ''}`);
  return (
    <Select
      aria-label={t('age')}
      placeholder={t('age')}
      allowClear
      value={chosen ?? null}
      onChange={(one: string | null | undefined) => {
        const [from, to] = (one ?? '-').split('-');
        go({ ageFrom: from, ageTo: to });
      }}
      options={AGES.map((one) => ({ value: one, label: t(`ages.${one}`) }))}
    />
  );
}
