import { Outlet, useMatches } from '@tanstack/react-router';
import { Button, Result, Spin } from 'antd';
import { useEffect } from 'react';
import { DeskShell } from './DeskShell';
import { FirstPassword } from './FirstPassword';
import { useNarrow } from './narrow';
import { PhoneShell } from './PhoneShell';
import { SignInAgain } from './SignInAgain';
import { SignInPage } from './SignInPage';
import { SignedIn, useSessionQuery } from './session';
import { useAppText } from './texts';
import { UrgentNews } from './UrgentNews';
import { useFreshLists } from './useFreshLists';

/** Decides what stands around a page: nothing (open to everybody), the door, or the house. */
export function Frame() {
  const everybody = useMatches({
    select: (matches) =>
      matches.some((match) => (match.staticData as { everybody?: boolean }).everybody === true),
  });
  return everybody ? <Outlet /> : <Door />;
}

function Door() {
  const t = useAppText();
  const { data: session, isPending, isError, refetch } = useSessionQuery();
  useEffect(() => {
    document.title = t('product');
  }, [t]);
  if (isPending) return <Spin size="large" className="whole-page" />;
  if (isError) {
    return (
      <Result
        icon={null}
        title={t('offline')}
        extra={
          <Button type="primary" onClick={() => void refetch()}>
            {t('reload')}
          </Button>
        }
      />
    );
  }
  if (!session) return <SignInPage />;
  if (session.mustChangePassword) return <FirstPassword />;
  return (
    <SignedIn value={session}>
      <House />
      <UrgentNews />
      <SignInAgain />
    </SignedIn>
  );
}

function House() {
  useFreshLists();
  const narrow = useNarrow();
  return narrow ? (
    <PhoneShell>
      <Outlet />
    </PhoneShell>
  ) : (
    <DeskShell>
      <Outlet />
    </DeskShell>
  );
}
