import { UploadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { ListPage } from '@/ui';
import { type Roster, when } from './rosters';
import { useT } from './texts';

/** The rosters that were brought, newest first. */
export default function RostersPage() {
  const t = useT();
  const bring = (
    <Link to="/rosters/new">
      <Button type="primary" icon={<UploadOutlined aria-hidden />}>
        {t('bring')}
      </Button>
    </Link>
  );
  return (
    <ListPage<Roster>
      title={t('title')}
      topic="rosters"
      path="/api/residents/rosters"
      id={(roster) => roster.id}
      to={(roster) => `/rosters/${roster.id}`}
      columns={[
        { title: t('file'), render: (_, roster) => roster.fileName },
        { title: t('result'), render: (_, roster) => <Result of={roster} /> },
        { title: t('by'), render: (_, roster) => `${roster.by} · ${when(roster.started)}` },
        { title: t('state'), render: (_, roster) => <StateTag of={roster} /> },
      ]}
      card={(roster) => (
        <>
          <strong>{roster.fileName}</strong> <StateTag of={roster} />
          <div>
            <Result of={roster} />
          </div>
          <div className="quiet">
            {roster.by} · {when(roster.started)}
          </div>
        </>
      )}
      actions={bring}
      empty={{ words: t('empty'), action: bring }}
    />
  );
}

function Result({ of: roster }: { of: Roster }) {
  const t = useT();
  const figures = roster.figures;
  if (!figures) return <span className="quiet">{t('rowsDone', { rows: roster.rowsDone })}</span>;
  return (
    <span>
      {roster.state === 'confirmed'
        ? t('done', { accepted: figures.accepted, waiting: roster.waiting })
        : t('line', { accepted: figures.accepted, held: figures.held })}
    </span>
  );
}

/** How far a roster is; apricot only where it waits for somebody. */
export function StateTag({ of: roster }: { of: Roster }) {
  const t = useT();
  const waits = roster.state === 'ready' || (roster.state === 'confirmed' && roster.waiting > 0);
  return (
    <Tag color={waits ? 'warning' : roster.state === 'refused' ? 'error' : 'default'}>
      {t(`states.${roster.state}`)}
    </Tag>
  );
}
