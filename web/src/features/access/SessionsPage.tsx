import { useSession } from '@/app';
import { ListPage } from '@/ui';
import { device, type SignedIn, useMoment } from './access';
import { EndSession } from './SessionsOf';
import { useT } from './texts';

/** Who is signed in now, where and since when. */
export default function SessionsPage() {
  const t = useT();
  const moment = useMoment();
  return (
    <ListPage<SignedIn>
      title={t('sessions')}
      topic="access"
      path="/api/access/sessions"
      id={(row) => row.id}
      search={t('search')}
      more={<span className="quiet">{t('sessionsHint')}</span>}
      empty={{ words: t('sessionsEmpty') }}
      columns={[
        { title: t('who'), render: (_, row) => <strong>{row.displayName}</strong> },
        { title: t('name'), dataIndex: 'name' },
        { title: t('device'), render: (_, row) => device(row.agent) },
        { title: t('started'), render: (_, row) => moment(row.started) },
        { title: t('lastSeen'), render: (_, row) => moment(row.seen) },
        { render: (_, row) => <End row={row} /> },
      ]}
      card={(row) => (
        <>
          <strong>{row.displayName}</strong> <span className="quiet">{row.name}</span>
          <div>{device(row.agent)}</div>
          <div className="quiet">
            {t('started')} {moment(row.started)} · {t('lastSeen')} {moment(row.seen)}
          </div>
          <End row={row} />
        </>
      )}
    />
  );
}

function End({ row }: { row: SignedIn }) {
  const t = useT();
  if (row.account === useSession().account.id) return <span className="quiet">{t('oneselfShort')}</span>;
  return <EndSession account={row.account} session={row.id} name={row.displayName} />;
}
