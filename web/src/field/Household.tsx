import { useEffect, useMemo, useState } from 'react';
import { newId, Refused, today } from '@/api';
import { Contacts } from './Contacts';
import { Marks } from './DayList';
import { go, type Me } from './Field';
import { drafts, later, outbox, send, type Unsent } from './kept';
import { Needs } from './Needs';
import { Observations } from './Observations';
import { Papers } from './Papers';
import { fresh, isThere, lastAnswers, letter, missing, type Values } from './record';
import { SignIn } from './SignIn';
import { useT } from './texts';
import {
  ask,
  type Before,
  forgetSheets,
  type How,
  type Kind,
  keyOf,
  type LookAt,
  names,
  type Sheet,
  type Way,
  type Worker,
} from './visits';

interface Props {
  me: Me;
  before: Before;
  done: (words: string) => void;
  signedOut: () => void;
}

/** One household: asked once, then written on the phone until it is saved. */
export function Household({ me, before, done, signedOut }: Props) {
  const t = useT();
  const [found, setFound] = useState<{ sheet: Sheet; lookAt: LookAt[]; kinds: Kind[] }>();
  const [no, setNo] = useState('');
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let gone = false;
    Promise.all([ask.sheet(before), ask.lookAt(), ask.kinds()])
      .then(([sheet, lookAt, kinds]) => {
        if (!gone) setFound({ sheet, lookAt, kinds: kinds.filter((kind) => kind.offered) });
      })
      .catch((why: unknown) => {
        if (why instanceof Refused && why.status === 401) signedOut();
        else if (!gone)
          setNo(why instanceof Refused && why.code !== 'network' && why.detail ? why.detail : t('offline'));
      });
    return () => {
      gone = true;
    };
  }, [before, tries, signedOut, t]);
  if (found) return <Door me={me} before={before} {...found} done={done} />;
  return (
    <>
      <Bar title="" />
      <main aria-busy={!no}>
        {no && (
          <>
            <p className="no" role="alert">
              {no}
            </p>
            <button
              type="button"
              onClick={() => {
                setNo('');
                setTries((count) => count + 1);
              }}
            >
              {t('again')}
            </button>
          </>
        )}
      </main>
    </>
  );
}

function Bar({ title }: { title: string }) {
  const t = useT();
  return (
    <header className="bar">
      <button type="button" className="plain" onClick={() => go('/field')}>
        ‹ {t('back')}
      </button>
      <strong>{title}</strong>
    </header>
  );
}

interface DoorProps {
  me: Me;
  before: Before;
  sheet: Sheet;
  lookAt: LookAt[];
  kinds: Kind[];
  done: (words: string) => void;
}

const WAYS: readonly Way[] = ['home', 'phone', 'video', 'elsewhere'];

function Door({ me, before, sheet, lookAt, kinds, done }: DoorProps) {
  const t = useT();
  const key = keyOf(before);
  const [values, setValues] = useState<Values>(
    () => drafts.of(me.account.id, key) ?? fresh(sheet, newId(), today()),
  );
  const [busy, setBusy] = useState(false);
  const [no, setNo] = useState('');
  const [signingIn, setSigningIn] = useState(false);
  const last = useMemo(() => lastAnswers(sheet), [sheet]);
  const change = (part: Partial<Values>) =>
    setValues((old) => {
      const next = { ...old, ...part };
      drafts.keep(me.account.id, key, next);
      return next;
    });
  const meant = sheet.members.filter((one) => one.meant).map((one) => one.person);
  const who = names(meant);
  const { visit } = sheet;

  async function save() {
    const why = missing(values);
    if (why) {
      setNo(t(why));
      return;
    }
    setBusy(true);
    setNo('');
    const one: Unsent = {
      command: newId(),
      account: me.account.id,
      before,
      who,
      station: sheet.station,
      letter: letter(sheet, values, me.account.id),
      papers: values.papers,
      values,
      keptAt: Date.now(),
    };
    // first on the phone, then on the way: whatever happens in between, nothing is lost and nothing counts twice
    const kept = outbox.keep(one);
    try {
      await send(one);
      outbox.drop(one);
      drafts.drop(me.account.id, key);
      forgetSheets();
      done(saidOf(values, who, t));
    } catch (failure) {
      if (failure instanceof Refused && failure.status === 401) {
        outbox.drop(one);
        setSigningIn(true);
      } else if (kept && later(failure)) {
        drafts.drop(me.account.id, key);
        done(t('kept', { who }));
      } else {
        outbox.drop(one);
        setNo(failure instanceof Refused && failure.detail ? failure.detail : t('offline'));
      }
      setBusy(false);
    }
  }

  if (signingIn)
    return (
      <SignIn
        again
        done={() => {
          setSigningIn(false);
        }}
      />
    );
  return (
    <>
      <Bar title={who} />
      <main className="door">
        <section className="first">
          {sheet.road && <p className="quiet">{[sheet.road, visit?.purpose].filter(Boolean).join(' · ')}</p>}
          {sheet.members.map((member) => (
            <div key={member.person.id} className="member">
              <p>
                <strong>{member.person.name}</strong>
                {member.person.age != null && <> {t('ages', { age: member.person.age })}</>}
              </p>
              <Marks people={[member.person]} />
              <p className="quiet">
                {member.last ? t('lastMet', { day: member.last.day, by: member.last.by }) : t('neverMet')}
              </p>
            </div>
          ))}
          <Contacts people={meant} />
        </section>
        {visit && visit.state !== 'planned' ? (
          <section>
            <p className="no">{t(visit.state === 'recorded' ? 'recorded' : 'gone')}</p>
            <a className="button" href={`/visits/${visit.id}`}>
              {t('openOnDesk')}
            </a>
          </section>
        ) : (
          <>
            <Outcome values={values} change={change} />
            {values.how === 'met' && (
              <>
                {sheet.members.length > 1 && <There sheet={sheet} values={values} change={change} />}
                <Observations sheet={sheet} lookAt={lookAt} last={last} values={values} change={change} />
              </>
            )}
            {values.how === 'nobody-home' && values.way === 'home' && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={values.noticeLeft}
                  onChange={(event) => change({ noticeLeft: event.target.checked })}
                />
                {t('noticeLeft')}
              </label>
            )}
            {values.how === 'declined' && (
              <label>
                {t('reason')}
                <input
                  maxLength={500}
                  value={values.reason}
                  onChange={(event) => change({ reason: event.target.value })}
                />
              </label>
            )}
            {values.how && <Needs sheet={sheet} kinds={kinds} values={values} change={change} />}
            {values.how && <Rest me={me} sheet={sheet} values={values} change={change} />}
          </>
        )}
      </main>
      {(!visit || visit.state === 'planned') && (
        <footer className="save">
          {no && (
            <p className="no" role="alert">
              {no}
            </p>
          )}
          <button type="button" className="main" disabled={busy} onClick={() => void save()}>
            {busy ? t('saving') : t('save')}
          </button>
        </footer>
      )}
    </>
  );
}

function saidOf(values: Values, who: string, t: ReturnType<typeof useT>): string {
  const said =
    values.how === 'met'
      ? t('saved', { who })
      : t('savedTried', { who, outcome: t(`outcomes.${wordOf(values.how ?? 'declined', values.way)}`) });
  return values.needs.length > 0 ? `${said} ${t('savedNeeds', { count: values.needs.length })}` : said;
}

type Word = How | 'heard' | 'no-answer';

function wordOf(how: How, way: Way): Word {
  const calls = way === 'phone' || way === 'video';
  if (how === 'met') return way === 'phone' ? 'heard' : 'met';
  return how === 'nobody-home' && calls ? 'no-answer' : how;
}

interface PartProps {
  values: Values;
  change: (part: Partial<Values>) => void;
}

function Outcome({ values, change }: PartProps) {
  const t = useT();
  const calls = values.way === 'phone' || values.way === 'video';
  const hows: How[] = ['met', 'nobody-home', 'declined', ...(calls ? (['wrong-number'] as const) : [])];
  return (
    <section aria-label={t('outcome')}>
      <fieldset className="ways" aria-label={t('way')}>
        {WAYS.map((way) => (
          <button
            key={way}
            type="button"
            aria-pressed={values.way === way}
            onClick={() =>
              change(
                values.how === 'wrong-number' && (way === 'home' || way === 'elsewhere')
                  ? { way, how: 'nobody-home' }
                  : { way },
              )
            }
          >
            {t(`ways.${way}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="hows" aria-label={t('outcome')}>
        {hows.map((how) => (
          <button key={how} type="button" aria-pressed={values.how === how} onClick={() => change({ how })}>
            {t(`outcomes.${wordOf(how, values.way)}`)}
          </button>
        ))}
      </fieldset>
    </section>
  );
}

function There({ sheet, values, change }: PartProps & { sheet: Sheet }) {
  const t = useT();
  return (
    <section aria-label={t('there')}>
      <h2>{t('there')}</h2>
      <div className="taps">
        {sheet.members.map((member) => {
          const { id, name } = member.person;
          const there = isThere(values, member);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={there}
              aria-label={t(there ? 'isThere' : 'isNotThere', { name })}
              onClick={() =>
                change({
                  there: there ? values.there.filter((one) => one !== id) : [...values.there, id],
                })
              }
            >
              {there ? '✓ ' : '○ '}
              {name}
            </button>
          );
        })}
      </div>
    </section>
  );
}

function Rest({ me, sheet, values, change }: PartProps & { me: Me; sheet: Sheet }) {
  const t = useT();
  const [workers, setWorkers] = useState<Worker[]>([]);
  useEffect(() => {
    let gone = false;
    ask
      .workers(sheet.station)
      .then((found) => {
        if (!gone) setWorkers(found);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [sheet.station]);
  const planned = [sheet.visit?.going.second, sheet.visit?.going.worker].filter((one) => one != null);
  const mates = [
    ...planned,
    ...workers.flatMap((one) => (one.account ? [{ account: one.account, name: one.name }] : [])),
  ].filter(
    (one, at, all) =>
      one.account !== me.account.id && all.findIndex((other) => other.account === one.account) === at,
  );
  return (
    <section className="rest">
      {values.how === 'met' && (
        <div className="counts">
          <Count
            label={t('minutes')}
            shown={t('minutesOf', { count: values.minutes })}
            less={t('less')}
            more={t('more')}
            change={(by) => change({ minutes: Math.min(720, Math.max(5, values.minutes + by * 5)) })}
          />
          <Count
            label={t('others')}
            shown={`${values.others}`}
            less={t('fewer')}
            more={t('extra')}
            change={(by) => change({ others: Math.min(150, Math.max(0, values.others + by)) })}
          />
        </div>
      )}
      <label>
        {t('words')}
        <textarea
          rows={3}
          maxLength={4000}
          placeholder={t('wordsHint')}
          value={values.words}
          onChange={(event) => change({ words: event.target.value })}
        />
      </label>
      {mates.length > 0 && (
        <label>
          {t('second')}
          <select
            value={values.second === me.account.id ? '' : values.second}
            disabled={sheet.visit?.going.second?.account === me.account.id}
            onChange={(event) => change({ second: event.target.value })}
          >
            <option value="">{t('noSecond')}</option>
            {mates.map((one) => (
              <option key={one.account} value={one.account}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Papers values={values} change={change} />
    </section>
  );
}

function Count(props: {
  label: string;
  shown: string;
  less: string;
  more: string;
  change: (by: number) => void;
}) {
  return (
    <fieldset className="count" aria-label={props.label}>
      <span>{props.label}</span>
      <button type="button" aria-label={props.less} onClick={() => props.change(-1)}>
        −
      </button>
      <output>{props.shown}</output>
      <button type="button" aria-label={props.more} onClick={() => props.change(1)}>
        ＋
      </button>
    </fieldset>
  );
}
