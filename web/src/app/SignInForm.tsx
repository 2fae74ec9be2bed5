import { type FormEvent, useId, useState } from 'react';
import { Refused } from '@/api';
import { useSignIn } from './session';
import { useAppText } from './texts';

/** What a refusal says to a person at the door. */
export function useDoorRefusal() {
  const t = useAppText();
  return (no: unknown) =>
    no instanceof Refused && no.code !== 'network' && no.detail ? no.detail : t('offline');
}

interface Props {
  name?: string;
  /** The name stays as it is. */
  locked?: boolean;
  done?: () => void;
  /** Somebody begins to type. */
  begins?: () => void;
}

/** Name and password, with nothing the door would have to wait for. */
export function SignInForm({ name = '', locked = false, done, begins }: Props) {
  const t = useAppText();
  const signIn = useSignIn();
  const why = useDoorRefusal();
  const id = useId();
  const [typed, setTyped] = useState({ name, password: '' });
  const [tried, setTried] = useState(false);
  const [seen, setSeen] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const noName = tried && typed.name.trim() === '';
  const noPassword = tried && typed.password === '';

  async function enter(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal('');
    if (busy || typed.name.trim() === '' || typed.password === '') return;
    setBusy(true);
    try {
      await signIn(typed.name.trim(), typed.password);
      done?.();
    } catch (no) {
      setRefusal(why(no));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="door-form" noValidate onInput={begins} onSubmit={(event) => void enter(event)}>
      <label htmlFor={`${id}name`}>{t('signIn.name')}</label>
      <input
        id={`${id}name`}
        autoComplete="username"
        autoCapitalize="off"
        // biome-ignore lint/a11y/noAutofocus: the only thing to do on this page
        autoFocus={!name}
        disabled={locked}
        aria-invalid={noName}
        aria-describedby={`${id}name-missing`}
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
      />
      <p className="door-missing" id={`${id}name-missing`}>
        {noName && t('signIn.nameMissing')}
      </p>
      <label htmlFor={`${id}password`}>{t('signIn.password')}</label>
      <div className="door-password">
        <input
          id={`${id}password`}
          type={seen ? 'text' : 'password'}
          autoComplete="current-password"
          // biome-ignore lint/a11y/noAutofocus: the only thing left to type
          autoFocus={Boolean(name)}
          aria-invalid={noPassword}
          aria-describedby={`${id}password-missing`}
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
        />
        <button type="button" className="word-button" aria-pressed={seen} onClick={() => setSeen(!seen)}>
          {t(seen ? 'signIn.hide' : 'signIn.show')}
        </button>
      </div>
      <p className="door-missing" id={`${id}password-missing`}>
        {noPassword && t('signIn.passwordMissing')}
      </p>
      {refusal && (
        <p className="door-refusal" role="alert">
          {refusal}
        </p>
      )}
      <button type="submit" className="door-button door-button-main" aria-busy={busy}>
        {t(busy ? 'signIn.busy' : 'signIn.submit')}
      </button>
    </form>
  );
}
