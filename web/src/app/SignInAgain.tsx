import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { whenSignedOut } from '@/api';
import { SignInForm } from './SignInForm';
import { useSession } from './session';
import { useAppText } from './texts';

/** Over the page when the session ended in the middle of work: the form stays, and what waited is sent after it. */
export function SignInAgain() {
  const t = useAppText();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const waiting = useRef<{ yes: () => void; no: () => void } | undefined>(undefined);

  useEffect(() => {
    whenSignedOut(
      () =>
        new Promise<void>((yes, no) => {
          waiting.current = { yes, no: () => no(new Error('signed out')) };
          setOpen(true);
        }),
    );
    return () => {
      whenSignedOut(undefined);
      waiting.current?.no();
    };
  }, []);

  return (
    <Modal
      open={open}
      title={t('signIn.again')}
      footer={null}
      mask={{ closable: false }}
      destroyOnHidden
      onCancel={() => {
        setOpen(false);
        waiting.current?.no();
      }}
    >
      <p className="quiet">{t('signIn.againHint')}</p>
      <SignInForm
        name={session.account.name}
        locked
        done={() => {
          setOpen(false);
          waiting.current?.yes();
        }}
      />
    </Modal>
  );
}
