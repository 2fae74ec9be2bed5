import { type FormEvent, useState } from 'react';
import { api, Refused } from '@/api';
import type { Me } from './Field';
import { useT } from './texts';

/** Name and password; the session is the desk's own. */
export function SignIn({ done, again = false }: { done: (me: Me) => void; again?: boolean }) {
  const t = useT();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [no, setNo] = useState('');
  const [busy, setBusy] = useState(false);
  async function enter(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setNo('');
    try {
      done(await api.post<Me>('/api/access/session', { name: name.trim(), password }));
    } catch (why) {
      setNo(why instanceof Refused && why.code !== 'network' ? why.detail : t('offline'));
      setBusy(false);
    }
  }
  return (
    <main className="alone">
      <form className="sign-in" onSubmit={(event) => void enter(event)}>
        <h1>{t('title')}</h1>
        {again && <p>{t('signInAgain')}</p>}
        <label>
          {t('name')}
          <input
            required
            autoComplete="username"
            autoCapitalize="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label>
          {t('password')}
          <input
            required
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {no && (
          <p className="no" role="alert">
            {no}
          </p>
        )}
        <button type="submit" className="main" disabled={busy}>
          {t('signIn')}
        </button>
      </form>
    </main>
  );
}
