import { Component, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { SignInPage } from './SignInPage';
import { SignedIn, useSessionQuery, wasInside } from './session';
import { useAppText } from './texts';

const house = () => import('./House');
const House = lazy(house);
// Whoever was inside last time will be let in again: the house comes along while the session is asked.
if (wasInside()) house().catch(() => undefined);

/** Lets in whoever is signed in. It is small, so that a phone on a slow line can sign in while the house is on its way. */
export function Door() {
  const t = useAppText();
  const { data: session, isPending, isError, refetch } = useSessionQuery();
  useEffect(() => {
    document.title = t('product');
  }, [t]);
  if (isPending) return <Waiting />;
  if (isError) return <Closed words={t('offline')} again={() => void refetch()} />;
  if (!session) return <SignInPage comes={() => void house().catch(() => undefined)} />;
  return (
    <Fallen>
      <Suspense fallback={<Waiting />}>
        <SignedIn value={session}>
          <House />
        </SignedIn>
      </Suspense>
    </Fallen>
  );
}

function Waiting() {
  return (
    <div className="whole-page">
      <span className="door-waiting" />
    </div>
  );
}

function Closed({ words, again }: { words: string; again: () => void }) {
  const t = useAppText();
  return (
    <main className="door">
      <section className="door-card">
        <p role="alert">{words}</p>
        <button type="button" className="door-button" onClick={again}>
          {t('reload')}
        </button>
      </section>
    </main>
  );
}

/** The house could not be fetched: the line broke, or the program was updated meanwhile. */
class Fallen extends Component<{ children: ReactNode }, { fallen: boolean }> {
  override state = { fallen: false };

  static getDerivedStateFromError() {
    return { fallen: true };
  }

  override render() {
    return this.state.fallen ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useAppText();
  return <Closed words={t('notFetched')} again={() => window.location.reload()} />;
}
