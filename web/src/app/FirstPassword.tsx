import { PasswordForm } from './PasswordForm';
import { useAppText } from './texts';

/** The first thing after the first sign-in: a password of one's own. */
export function FirstPassword() {
  const t = useAppText();
  return (
    <main className="door">
      <section className="door-card">
        <h1>{t('password.first')}</h1>
        <p className="quiet">{t('password.firstHint')}</p>
        <PasswordForm />
      </section>
    </main>
  );
}
