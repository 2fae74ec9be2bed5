import { useEffect, useState } from 'react';
import { api, Refused } from '@/api';
import { go, type Me } from './Field';
import { drafts, outbox, sendWaiting, type Unsent, useKept } from './kept';
import { useT } from './texts';
import { ask, forgetSheets, keyOf, names, type Person, type Stop } from './visits';

interface Props {
  me: Me;
  said: string;
  arrived: () => void;
  signedOut: () => void;
}

/** Today's list: what is to be visited, in the order of the promised times, what waits to be sent, what is done. */
export function DayList({ me, said, arrived, signedOut }: Props) {
  const t = useT();
  const [day, setDay] = useState<{ today: string; stops: Stop[] }>();
  const [offline, setOffline] = useState(false);
  useEffect(() => {
    let gone = false;
    ask
      .day()
      .then((found) => {
        if (gone) return;
        setDay(found);
        setOffline(false);
        // a household opens in a stairwell without a network, too
        void ask.lookAt();
        void ask.kinds();
        for (const stop of found.stops) if (stop.state === 'planned') void ask.sheet({ visit: stop.id });
      })
      .catch((no: unknown) => {
        if (no instanceof Refused && no.status === 401) signedOut();
        else if (!gone) setOffline(true);
      });
    return () => {
      gone = true;
    };
  }, [signedOut]);
  const waiting = new Set(
    outbox.of(me.account.id).flatMap((one) => ('visit' in one.before ? [one.before.visit] : [])),
  );
  const planned = day?.stops.filter((stop) => stop.state === 'planned' && !waiting.has(stop.id)) ?? [];
  const recorded = day?.stops.filter((stop) => stop.state === 'recorded') ?? [];
  return (
    <>
      <header className="bar">
        <strong>{t('title')}</strong>
        <a href="/">{t('desk')}</a>
        <button
          type="button"
          className="plain"
          onClick={() => {
            void api.delete('/api/access/session').finally(signedOut);
          }}
        >
          {t('signOut')}
        </button>
      </header>
      <main>
        <h1>{t('hello', { name: me.account.displayName, day: day?.today ?? '' })}</h1>
        {said && (
          <p className="said" role="status">
            {said}
          </p>
        )}
        {offline && (
          <p className="no" role="alert">
            {t('offline')}
          </p>
        )}
        <Waiting me={me} arrived={arrived} />
        <section aria-label={t('today')}>
          <h2>{t('today')}</h2>
          {day && planned.length === 0 && <p className="quiet">{t('none')}</p>}
          <ol className="stops">
            {planned.map((stop) => (
              <li key={stop.id}>
                <OneStop me={me} stop={stop} today={day?.today ?? ''} />
              </li>
            ))}
          </ol>
        </section>
        <Find />
        {recorded.length > 0 && (
          <section aria-label={t('done')}>
            <h2>{t('done')}</h2>
            <ul className="stops done">
              {recorded.map((stop) => (
                <li key={stop.id}>
                  <a className="stop" href={`/visits/${stop.id}`}>
                    <span className="who">{names(stop.people)}</span>
                    <span className="quiet">
                      {outcomeWord(t, stop)} · {t(`ways.${stop.going.way}`)}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </>
  );
}

function outcomeWord(t: ReturnType<typeof useT>, stop: Stop): string {
  const calls = stop.going.way === 'phone';
  switch (stop.outcome) {
    case 'met':
      return t(calls ? 'outcomes.heard' : 'outcomes.met');
    case 'nobody-home':
      return t(calls ? 'outcomes.no-answer' : 'outcomes.nobody-home');
    case 'declined':
      return t('outcomes.declined');
    default:
      return t('outcomes.wrong-number');
  }
}

function OneStop({ me, stop, today }: { me: Me; stop: Stop; today: string }) {
  const t = useT();
  useKept();
  const { going } = stop;
  const mate = going.second?.account === me.account.id ? going.worker : going.second;
  return (
    <button
      type="button"
      className="stop"
      aria-label={t('open', { name: names(stop.people) })}
      onClick={() => go(`/field?visit=${stop.id}`)}
    >
      <span className="when">
        {stop.plannedFrom?.slice(0, 5) ?? ''}
        {stop.plannedFor < today && (
          <span className="late">{t('since', { day: stop.plannedFor.slice(5) })}</span>
        )}
      </span>
      <span className="who">{names(stop.people)}</span>
      <span className="quiet">{[stop.people[0]?.road, stop.purpose].filter(Boolean).join(' · ')}</span>
      <Marks people={stop.people} />
      <span className="marks">
        {going.way !== 'home' && <b>{t(`ways.${going.way}`)}</b>}
        {mate && <b>{t('withSecond', { name: mate.name })}</b>}
        {drafts.has(me.account.id, stop.id) && <b className="wait">{t('draft')}</b>}
      </span>
    </button>
  );
}

/** What to know before the door opens; meaning never by colour alone. */
export function Marks({ people }: { people: readonly Person[] }) {
  const t = useT();
  const words = new Set<string>();
  for (const one of people) {
    if (one.risk !== 'general') words.add(t(`risks.${one.risk}`));
    for (const label of one.labels) words.add(label);
    if (one.livesAlone) words.add(t('alone'));
  }
  if (words.size === 0) return null;
  return (
    <span className="marks">
      {[...words].map((word) => (
        <i key={word}>{word}</i>
      ))}
    </span>
  );
}

function Waiting({ me, arrived }: { me: Me; arrived: () => void }) {
  const t = useT();
  useKept();
  const unsent = outbox.of(me.account.id);
  if (unsent.length === 0) return null;
  return (
    <section className="unsent" aria-label={t('unsent', { count: unsent.length })}>
      <h2 className="wait">{t('unsent', { count: unsent.length })}</h2>
      <p>{t('unsentHint')}</p>
      <ul>
        {unsent.map((one) => (
          <OneUnsent key={one.command} one={one} />
        ))}
      </ul>
      <button
        type="button"
        onClick={() => {
          void sendWaiting(me.account.id).then((count) => {
            forgetSheets();
            if (count > 0) arrived();
          });
        }}
      >
        {t('sendNow')}
      </button>
    </section>
  );
}

function OneUnsent({ one }: { one: Unsent }) {
  const t = useT();
  return (
    <li>
      <strong>{one.who}</strong> {one.values.day.slice(5)}
      {one.no && (
        <>
          <span className="no">
            {t('refused')}：{one.no}
          </span>
          <button
            type="button"
            onClick={() => {
              drafts.keep(one.account, keyOf(one.before), one.values);
              outbox.drop(one);
              go(`/field?${new URLSearchParams({ ...one.before })}`);
            }}
          >
            {t('edit')}
          </button>
          <button
            type="button"
            onClick={() => {
              if (window.confirm(t('dropSure'))) outbox.drop(one);
            }}
          >
            {t('drop')}
          </button>
        </>
      )}
    </li>
  );
}

interface Card {
  id: string;
  name: string;
  age?: number | null;
  road: string;
}

/** Somebody nobody had planned to see. */
function Find() {
  const t = useT();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Card[]>();
  useEffect(() => {
    const text = words.trim();
    if (text === '') {
      setFound(undefined);
      return;
    }
    const stop = new AbortController();
    const soon = setTimeout(() => {
      api
        .post<Card[]>('/api/residents/search', { text, limit: 8 }, { signal: stop.signal })
        .then(setFound)
        .catch(() => undefined);
    }, 250);
    return () => {
      clearTimeout(soon);
      stop.abort();
    };
  }, [words]);
  return (
    <section aria-label={t('find')}>
      <h2>{t('find')}</h2>
      <input
        type="search"
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {found?.length === 0 && <p className="quiet">{t('nobody')}</p>}
      <ul className="stops">
        {found?.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="stop"
              aria-label={t('open', { name: one.name })}
              onClick={() => go(`/field?resident=${one.id}`)}
            >
              <span className="who">{one.name}</span>
              <span className="quiet">
                {[one.age == null ? '' : t('ages', { age: one.age }), one.road].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
