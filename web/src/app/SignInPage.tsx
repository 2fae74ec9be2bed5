import { useState } from 'react';
import { LanguageSwitch } from './LanguageSwitch';
import { SignInForm, useDoorRefusal } from './SignInForm';
import { useDoor, useSignIn } from './session';
import { useAppText } from './texts';

const DEMO_PASSWORD = 'linli-demo';

/**
 * The door of the house: public, big, friendly.
 *
 * @param comes told when somebody begins to come in
 */
export function SignInPage({ comes }: { comes: () => void }) {
  const t = useAppText();
  const { data: door } = useDoor();
  return (
    <main className="door">
      <div className="door-language">
        <LanguageSwitch />
      </div>
      <section className="door-card">
        <img src="/favicon.svg" alt="" width={56} height={56} />
        <h1>{t('product')}</h1>
        <p className="quiet">{t('motto')}</p>
        <SignInForm begins={comes} />
        <p className="quiet door-forgot">{t('signIn.forgot')}</p>
      </section>
      {door?.demo && door.accounts.length > 0 && <DemoAccounts accounts={door.accounts} comes={comes} />}
      {door?.version && (
        <p className="quiet door-version">{t('signIn.version', { version: door.version })}</p>
      )}
    </main>
  );
}

function DemoAccounts({
  accounts,
  comes,
}: {
  accounts: { name: string; displayName: string; role: string }[];
  comes: () => void;
}) {
  const t = useAppText();
  const signIn = useSignIn();
  const why = useDoorRefusal();
  const [busy, setBusy] = useState('');
  const [refusal, setRefusal] = useState('');
  return (
    <section className="door-card door-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('signIn.demo')}</h2>
      <p className="quiet">{t('signIn.demoHint', { password: DEMO_PASSWORD })}</p>
      {refusal && (
        <p className="door-refusal" role="alert">
          {refusal}
        </p>
      )}
      <ul>
        {accounts.map((one) => (
          <li key={one.name}>
            <button
              type="button"
              className="door-button"
              aria-busy={busy === one.name}
              onClick={() => {
                if (busy) return;
                comes();
                setBusy(one.name);
                setRefusal('');
                signIn(one.name, DEMO_PASSWORD)
                  .catch((no: unknown) => setRefusal(why(no)))
                  .finally(() => setBusy(''));
              }}
            >
              <span>{one.displayName}</span>
              <span className="quiet">{one.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
