import './rota.css';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Form, Input, Select } from 'antd';
import { api, atStation, newId, type Page, today } from '@/api';
import { useSession } from '@/app';
import { CannotRead, EmptyState, FormPage, Loading } from '@/ui';
import { hours, type Note, useMonth, useShiftName } from './rota';
import { useT } from './texts';

interface Values {
  id: string;
  turn: string;
  words: string;
}

/** What was handed over, and the form for who goes off duty. */
export default function NotesPage() {
  const t = useT();
  const notes = useInfiniteQuery({
    queryKey: ['rota', 'notes'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Note>>('/api/rota/notes', { query: { cursor: pageParam }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const all = notes.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page narrow-page">
      <h1>{t('notesTitle')}</h1>
      <Write />
      {notes.isPending && <Loading rows={4} />}
      {notes.isError && <CannotRead no={notes.error} again={() => void notes.refetch()} />}
      {notes.isSuccess && all.length === 0 && <EmptyState>{t('notesEmpty')}</EmptyState>}
      {all.map((note) => (
        <article key={note.id} className="card rota-note">
          <p className="quiet">
            <Link to={`/rota/notes/${note.id}`}>
              {note.byName} · {atStation(note.written).format('YYYY-MM-DD HH:mm')}
            </Link>
          </p>
          <p className="rota-words">{note.words}</p>
          <p className={note.readers.length > 0 ? 'quiet' : 'wait'}>
            {note.readers.length > 0 ? t('readers', { names: note.readers.join('、') }) : t('noReaders')}
          </p>
        </article>
      ))}
    </div>
  );
}

function Write() {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const session = useSession();
  const station = session.stations[0]?.id ?? '';
  const shift = useShiftName();
  const now = today();
  const yesterday = new Date(`${now}T00:00:00Z`);
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  const before = yesterday.toISOString().slice(0, 10);
  const month = useMonth(station, now.slice(0, 7), undefined);
  const earlier = useMonth(now.endsWith('-01') ? station : '', before.slice(0, 7), undefined);
  const clock = atStation(new Date()).format('HH:mm');
  const turns = [...(earlier.data?.days ?? []), ...(month.data?.days ?? [])]
    .flatMap((day) => day.turns)
    .filter((turn) => turn.account === session.account.id)
    .filter((turn) => turn.day === before || (turn.day === now && turn.from <= clock));
  if (!month.data) return null;
  if (turns.length === 0) return <p className="quiet">{t('noteNoTurn')}</p>;
  return (
    <section className="card" aria-label={t('noteWrite')}>
      <h2>{t('noteWrite')}</h2>
      <p className="quiet">{t('noteHint')}</p>
      <FormPage<Values, unknown>
        formKey="rota.note"
        initial={{ id: newId(), turn: turns.at(-1)?.id ?? '' }}
        send={({ id, turn, words }, command) =>
          api.post(
            '/api/rota/notes',
            { id, station, turn, words, day: turns.find((one) => one.id === turn)?.day },
            { command },
          )
        }
        done={() => {
          void cache.invalidateQueries({ queryKey: ['rota'] });
          void message.success(t('noteSaved'));
        }}
        submit={t('noteSave')}
      >
        <Form.Item name="id" hidden>
          <Input />
        </Form.Item>
        <Form.Item name="turn" label={t('noteTurn')} rules={[{ required: true }]}>
          <Select
            options={turns.map((turn) => ({
              value: turn.id,
              label: `${turn.day} ${shift(turn)} ${hours(turn)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="words" label={t('noteWords')} rules={[{ required: true }]}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
        </Form.Item>
      </FormPage>
    </section>
  );
}
