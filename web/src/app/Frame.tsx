import { Outlet } from '@tanstack/react-router';
import { DeskShell } from './DeskShell';
import { FirstPassword } from './FirstPassword';
import { useNarrow } from './narrow';
import { PhoneShell } from './PhoneShell';
import { SignInAgain } from './SignInAgain';
import { useSession } from './session';
import { UrgentNews } from './UrgentNews';
import { useFreshLists } from './useFreshLists';

/** What stands around a page: the desk or the phone; before the first password of one's own, nothing else. */
export function Frame() {
  return useSession().mustChangePassword ? (
    <FirstPassword />
  ) : (
    <>
      <Rooms />
      <UrgentNews />
      <SignInAgain />
    </>
  );
}

function Rooms() {
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
