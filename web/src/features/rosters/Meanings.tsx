import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import { useHeld } from './HeldRows';
import type { Choices, Held, Roster } from './rosters';
import { useT } from './texts';

type Kind = 'heading' | 'label' | 'community';

/** What words of this roster mean, said once and remembered for the station: its headings, labels, places. */
export function Meanings({ roster, kind, saved }: { roster: Roster; kind: Kind; saved: () => void }) {
  const t = useT();
  const choices = useQuery({
    queryKey: ['rosters', 'choices'],
    queryFn: ({ signal }) => api.get<Choices>('/api/residents/rosters/choices', { signal }),
  });
  const communities = useQuery({
    queryKey: ['rosters', 'communities', roster.id],
    queryFn: ({ signal }) => api.get<string[]>(`/api/residents/rosters/${roster.id}/communities`, { signal }),
    enabled: kind === 'community',
  });
  const held = useHeld(roster.id);
  const [said, setSaid] = useState<Record<string, string>>({});
  const { send, busy, refusal } = useCommand((command) =>
    api.post(`/api/residents/rosters/${roster.id}/words`, { kind, meanings: said }, { command }),
  );
  async function save() {
    const sent = await send();
    if (sent) {
      setSaid({});
      saved();
    }
  }
  if (choices.isPending || held.isPending) return <Loading rows={4} />;
  if (choices.isError) return <CannotRead no={choices.error} again={() => void choices.refetch()} />;
  const rows = held.data?.pages.flatMap((page) => page.items) ?? [];
  const words = wordsOf(kind, roster, rows, choices.data);
  const options =
    kind === 'heading'
      ? [
          { value: '', label: t('leaveOut') },
          ...choices.data.columns.map((one) => ({ value: one.code, label: one.name })),
        ]
      : (kind === 'label' ? choices.data.labels : (communities.data ?? [])).map((one) => ({
          value: one,
          label: one,
        }));
  if (words.length === 0) return kind === 'label' ? <p className="quiet">{t('noWords')}</p> : null;
  return (
    <div className="card">
      <RefusedPanel no={refusal} />
      <p className="quiet">{t(HINT[kind])}</p>
      <Form
        layout="horizontal"
        labelCol={{ flex: '14em' }}
        labelAlign="left"
        colon={false}
        className="roster-words"
      >
        {words.map(({ word, now }) => (
          <Form.Item key={word} label={word} htmlFor={`${kind}-${word}`}>
            <Select
              id={`${kind}-${word}`}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              value={said[word] ?? now}
              onChange={(means: string) => setSaid({ ...said, [word]: means })}
              options={options}
            />
          </Form.Item>
        ))}
      </Form>
      <Button
        type="primary"
        disabled={Object.keys(said).length === 0}
        loading={busy}
        onClick={() => void save()}
      >
        {t('save')}
      </Button>
    </div>
  );
}

const HINT = { heading: 'columnsHint', label: 'labelsHint', community: 'communitiesHint' } as const;

function wordsOf(
  kind: Kind,
  roster: Roster,
  held: Held[],
  choices: Choices,
): { word: string; now: string | undefined }[] {
  if (kind === 'heading') {
    const seen = new Map(roster.columns.map((one) => [one.heading, one.field]));
    return [...seen].map(([word, field]) => ({ word, now: field === 'former-line' ? '' : field }));
  }
  const code = kind === 'label' ? 'label-unknown' : 'community-unknown';
  const written = held.filter((row) => row.code === code && !row.settled).map((row) => row.written);
  const words =
    kind === 'label'
      ? written
          .flatMap((text) => text.split(/[、,，;；/|\s]+/))
          .filter((word) => !choices.knownWords.includes(word))
      : written;
  return [...new Set(words)].filter(Boolean).map((word) => ({ word, now: undefined }));
}
