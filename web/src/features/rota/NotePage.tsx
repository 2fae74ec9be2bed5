import './rota.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { api, atStation } from '@/api';
import { useParam, useSession } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import type { Note } from './rota';
import { useT } from './texts';

/** One note, and the word that one has read it. */
export default function NotePage() {
  const t = useT();
  const id = useParam('id');
  const session = useSession();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const note = useQuery({
    queryKey: ['rota', 'note', id],
    queryFn: ({ signal }) => api.get<Note>(`/api/rota/notes/${id}`, { signal }),
  });
  const read = useCommand(async (command: string) => {
    await api.post(`/api/rota/notes/${id}/read`, {}, { command });
    await cache.invalidateQueries({ queryKey: ['rota'] });
    await cache.invalidateQueries({ queryKey: ['today'] });
    void message.success(t('noteReadDone'));
  });
  if (note.isPending) return <Loading rows={4} />;
  if (note.isError) return <CannotRead no={note.error} again={() => void note.refetch()} />;
  const { byName, written, words, readers, by } = note.data;
  return (
    <div className="page narrow-page">
      <h1>{t('notesTitle')}</h1>
      <article className="card rota-note">
        <p className="quiet">
          {byName} · {atStation(written).format('YYYY-MM-DD HH:mm')}
        </p>
        <p className="rota-words">{words}</p>
        <p className="quiet">
          {readers.length > 0 ? t('readers', { names: readers.join('、') }) : t('noReaders')}
        </p>
        {read.refusal !== undefined && <RefusedPanel no={read.refusal} />}
        {by !== session.account.id && !readers.includes(session.account.displayName) && (
          <Button type="primary" loading={read.busy} onClick={() => void read.send()}>
            {t('noteRead')}
          </Button>
        )}
      </article>
    </div>
  );
}
