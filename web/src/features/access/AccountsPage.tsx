import { LockOutlined, PlusOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { useAddress, useMay, useNarrow } from '@/app';
import { ListPage } from '@/ui';
import { AccountDetail } from './AccountDetail';
import { type Account, useMoment, useRoles, useStationNames } from './access';
import { NewAccount } from './NewAccount';
import { Once } from './Once';
import { useT } from './texts';

/** The accounts, for the two administrators who share them: one makes and closes, one gives roles and locks. */
export default function AccountsPage() {
  const t = useT();
  const may = useMay();
  const narrow = useNarrow();
  const moment = useMoment();
  const stations = useStationNames();
  const { data: roles = [] } = useRoles();
  const [, setAddress] = useAddress();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ name: string; password: string }>();
  const add = may('manage-accounts') && (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('newAccount')}
    </Button>
  );
  return (
    <>
      <ListPage<Account>
        title={t('accounts')}
        topic="access"
        path="/api/access/accounts"
        id={(row) => row.id}
        search={t('search')}
        actions={add}
        empty={{ words: t('empty'), action: add }}
        filters={[
          {
            name: 'role',
            label: t('role'),
            options: roles.map((role) => ({ value: role.code, label: role.name })),
          },
          {
            name: 'station',
            label: t('station'),
            options: Object.entries(stations).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'state',
            label: t('state'),
            options: (['open', 'locked', 'closed'] as const).map((value) => ({
              value,
              label: t(`states.${value}`),
            })),
          },
        ]}
        columns={[
          { title: t('who'), render: (_, row) => row.displayName },
          { title: t('name'), dataIndex: 'name' },
          { title: t('roles'), render: (_, row) => <RoleTags row={row} /> },
          { title: t('state'), render: (_, row) => <State row={row} /> },
          { title: t('seen'), render: (_, row) => (row.seen ? moment(row.seen) : t('never')) },
        ]}
        card={(row) => (
          <>
            <strong>{row.displayName}</strong> <span className="quiet">{row.name}</span>
            <div>
              <RoleTags row={row} />
            </div>
            <State row={row} />
          </>
        )}
        detail={(id, close) => <AccountDetail key={id} id={id} close={close} />}
      />
      <Drawer
        open={adding}
        title={t('newAccount')}
        size={narrow ? '94dvh' : 480}
        placement={narrow ? 'bottom' : 'right'}
        onClose={() => setAdding(false)}
        destroyOnHidden
      >
        <NewAccount
          cancel={() => setAdding(false)}
          done={(id, name, password) => {
            setAdding(false);
            setMade({ name, password });
            setAddress({ open: id });
          }}
        />
      </Drawer>
      {made && (
        <Once
          title={t('made', { name: made.name })}
          before={t('passwordOnce')}
          said={made.password}
          after={t('madeNext')}
          ok={t('known')}
          close={() => setMade(undefined)}
        />
      )}
    </>
  );
}

function RoleTags({ row }: { row: Account }) {
  const t = useT();
  const { data: roles = [] } = useRoles();
  const held = [...new Set(row.roles.map((one) => one.role))];
  if (held.length === 0) return <span className="quiet">{t('noRole')}</span>;
  return held.map((code) => (
    <Tag key={code} variant="filled">
      {roles.find((role) => role.code === code)?.name ?? code}
    </Tag>
  ));
}

/** In a word and a sign. */
export function State({ row }: { row: Account }) {
  const t = useT();
  const moment = useMoment();
  if (row.closed)
    return (
      <span className="quiet">
        <StopOutlined aria-hidden /> {t('closed')}
      </span>
    );
  if (row.locked || row.lockedUntil)
    return (
      <span className="wait">
        <LockOutlined aria-hidden />{' '}
        {row.locked ? t('lockedBy') : t('lockedUntil', { when: moment(row.lockedUntil ?? '') })}
      </span>
    );
  return (
    <span className={row.mustChange ? 'quiet' : undefined}>{t(row.mustChange ? 'mustChange' : 'open')}</span>
  );
}
