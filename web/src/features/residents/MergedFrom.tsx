import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { api } from '@/api';
import { useMay } from '@/app';
import { useCommand } from '@/ui';
import { Part, useFresh } from './Part';
import type { Person } from './residents';
import { useT } from './texts';

/** Entries that turned out to be this person; each can be taken apart again. */
export function MergedFrom({ person }: { person: Person }) {
  const t = useT();
  const may = useMay();
  const fresh = useFresh();
  const undo = useCommand(async (command, id: string) => {
    await api.post(`/api/residents/${id}/unmerge`, undefined, { command });
    fresh(t('unmerged'));
  });
  if (person.mergedFrom.length === 0) return null;
  return (
    <Part title={t('mergedFrom')}>
      <ul className="side-list">
        {person.mergedFrom.map((one) => (
          <li key={one.id}>
            <span className="what">
              <Link to={`/residents/${one.id}`}>{one.name}</Link>{' '}
              <span className="quiet">{[one.by, one.why].filter(Boolean).join(' · ')}</span>
            </span>
            {may('edit-residents') && (
              <Popconfirm title={t('unmergeSure')} okText={t('unmerge')} onConfirm={() => undo.send(one.id)}>
                <Button size="small" type="link">
                  {t('unmerge')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
