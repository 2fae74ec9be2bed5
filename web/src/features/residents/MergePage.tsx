import './residents.css';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useAddress, useGo, useParam } from '@/app';
import { CannotRead, type Choice, FindSelect, Loading, RefusedPanel, useCommand } from '@/ui';
import { LabelMarks, useSexAndAge } from './marks';
import { type Changed, lookForPeople, type Person, usePerson } from './residents';
import { useT } from './texts';

/** Two entries that are one person: side by side, and one stands for both. */
export default function MergePage() {
  const t = useT();
  const id = useParam('id');
  const [address, setAddress] = useAddress();
  const one = usePerson(id);
  const other = usePerson(address.with ?? '');
  if (one.isPending) return <Loading rows={8} />;
  if (one.isError) return <CannotRead no={one.error} again={() => void one.refetch()} />;
  const chosen: Choice | undefined = other.data ? { id: other.data.id, name: other.data.name } : undefined;
  return (
    <div className="page narrow-page">
      <h1>{t('mergeTitle')}</h1>
      <p>{t('mergeExplain')}</p>
      <FindSelect
        kind="residents"
        look={lookForPeople}
        placeholder={t('mergeOther')}
        {...(chosen ? { value: chosen } : {})}
        onChange={(found) => setAddress({ with: found?.id })}
      />
      {other.isError && <CannotRead no={other.error} />}
      {other.data && <Sides one={one.data} other={other.data} />}
    </div>
  );
}

function Sides({ one, other }: { one: Person; other: Person }) {
  const t = useT();
  const go = useGo();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [kept, setKept] = useState(one.id);
  const [why, setWhy] = useState('');
  const { send, busy, refusal } = useCommand((command) => {
    const from = kept === one.id ? other.id : one.id;
    return api.post<Changed>(`/api/residents/${from}/merge`, { into: kept, why }, { command });
  });

  async function merge() {
    if (!(await send())) return;
    void cache.invalidateQueries({ queryKey: ['residents'] });
    void message.success(t('mergeDone'));
    go(`/residents/${kept}`);
  }

  return (
    <>
      <Radio.Group
        className="merge-sides"
        style={{ width: '100%' }}
        aria-label={t('mergeKeepWhich')}
        value={kept}
        onChange={(event) => setKept(event.target.value as string)}
      >
        {[one, other].map((person) => (
          <section
            key={person.id}
            className={`card merge-side${person.id === kept ? ' kept' : ''}`}
            aria-label={person.name}
          >
            <Radio value={person.id}>{t('mergeKeep')}</Radio>
            <Side person={person} />
          </section>
        ))}
      </Radio.Group>
      <Input
        value={why}
        maxLength={200}
        aria-label={t('mergeWhy')}
        placeholder={t('mergeWhy')}
        onChange={(event) => setWhy(event.target.value)}
      />
      <div style={{ marginTop: 16 }}>
        {refusal !== undefined && <RefusedPanel no={refusal} />}
        <Button type="primary" loading={busy} disabled={one.id === other.id} onClick={() => void merge()}>
          {t('mergeNow')}
        </Button>
      </div>
    </>
  );
}

function Side({ person }: { person: Person }) {
  const t = useT();
  const say = useSexAndAge();
  const all = [
    [t('identity'), person.identity],
    [t('birth'), person.birth],
    [t('phone'), person.phone],
    [t('home'), [person.communityName, person.road].filter(Boolean).join(' ')],
  ];
  return (
    <>
      <h2>{person.name}</h2>
      <p>{say(person)}</p>
      <dl className="facts">
        {all.map(([word, value]) => (
          <div key={word} style={{ display: 'contents' }}>
            <dt>{word}</dt>
            <dd>{value || '—'}</dd>
          </div>
        ))}
      </dl>
      <div className="person-labels">
        <LabelMarks labels={[...new Set(person.labels.filter((one) => !one.to).map((one) => one.kind))]} />
      </div>
    </>
  );
}
