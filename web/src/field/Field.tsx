import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { api, Refused } from '@/api';
import { DayList } from './DayList';
import { Household } from './Household';
import { outbox, sendWaiting } from './kept';
import { SignIn } from './SignIn';
import { useT } from './texts';
import { type Before, forgetSheets } from './visits';

export interface Me {
  account: { id: string; name: string; displayName: string };
  rights: string[];
  mustChangePassword: boolean;
}

const moved = new Set<() => void>();

/** Goes to another place of this page; the address tells which. */
export function go(to: string) {
  history.pushState({}, '', to);
  for (const tell of moved) tell();
}

function useWhere(): string {
  return useSyncExternalStore(
    (changed) => {
      moved.add(changed);
      window.addEventListener('popstate', changed);
      return () => {
        moved.delete(changed);
        window.removeEventListener('popstate', changed);
      };
    },
    () => location.search,
  );
}

function before(search: string): Before | undefined {
  const words = new URLSearchParams(search);
  const visit = words.get('visit');
  const resident = words.get('resident');
  return visit ? { visit } : resident ? { resident } : undefined;
}

type Known = Me | 'nobody' | 'asking' | 'offline';

/** The phone in the doorway: who it is, the list of the day, one household. */
export function Field() {
  const t = useT();
  const [me, setMe] = useState<Known>('asking');
  const where = useWhere();
  const ask = useCallback(() => {
    api
      .get<Me>('/api/access/session')
      .then(setMe)
      .catch((no: unknown) => setMe(no instanceof Refused && no.status === 401 ? 'nobody' : 'offline'));
  }, []);
  useEffect(ask, [ask]);
  if (me === 'asking') return <main className="alone" aria-busy="true" />;
  if (me === 'offline')
    return (
      <main className="alone">
        <p>{t('offline')}</p>
        <button type="button" className="main" onClick={ask}>
          {t('again')}
        </button>
      </main>
    );
  if (me === 'nobody') return <SignIn done={setMe} />;
  if (me.mustChangePassword || !me.rights.includes('record-visits'))
    return (
      <main className="alone">
        <p>{me.mustChangePassword ? t('changePassword') : t('noRight')}</p>
        <a className="button main" href="/">
          {t('desk')}
        </a>
      </main>
    );
  return <Inside me={me} where={where} signedOut={() => setMe('nobody')} />;
}

/** What waits goes by itself: at once, when the network is back, when the page is looked at again, and now and then. */
function useSending(account: string, arrived: () => void) {
  useEffect(() => {
    const go = () => {
      if (outbox.of(account).length === 0) return;
      void sendWaiting(account).then((count) => {
        if (count === 0) return;
        forgetSheets();
        arrived();
      });
    };
    go();
    const now = setInterval(go, 20_000);
    window.addEventListener('online', go);
    document.addEventListener('visibilitychange', go);
    return () => {
      clearInterval(now);
      window.removeEventListener('online', go);
      document.removeEventListener('visibilitychange', go);
    };
  }, [account, arrived]);
}

function Inside({ me, where, signedOut }: { me: Me; where: string; signedOut: () => void }) {
  const [said, setSaid] = useState('');
  const [arrivals, setArrivals] = useState(0);
  const arrived = useCallback(() => setArrivals((count) => count + 1), []);
  useSending(me.account.id, arrived);
  const open = useMemo(() => before(where), [where]);
  useEffect(() => {
    if (open) setSaid('');
    window.scrollTo(0, 0);
  }, [open]);
  return open ? (
    <Household
      key={where}
      me={me}
      before={open}
      done={(words) => {
        setSaid(words);
        go('/field');
      }}
      signedOut={signedOut}
    />
  ) : (
    <DayList key={arrivals} me={me} said={said} arrived={arrived} signedOut={signedOut} />
  );
}
