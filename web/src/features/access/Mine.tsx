import { useSession } from '@/app';
import { SessionsOf } from './SessionsOf';
import { TokensOf, useTokensOf } from './TokensOf';
import { useT } from './texts';

/** On one's own page: where one is signed in, and what acts in one's name. */
export default function Mine() {
  const t = useT();
  const { id, displayName } = useSession().account;
  const { data: tokens = [] } = useTokensOf(id);
  return (
    <>
      <section className="card">
        <h2>{t('mine.sessions')}</h2>
        <p className="quiet">{t('mine.sessionsHint')}</p>
        <SessionsOf account={id} name={displayName} />
      </section>
      {tokens.length > 0 && (
        <section className="card">
          <h2>{t('mine.tokens')}</h2>
          <TokensOf account={id} />
        </section>
      )}
    </>
  );
}
