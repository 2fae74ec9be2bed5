import { App, Button, Form, Input, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { api } from '@/api';
import { useMay, useNarrow, useSession } from '@/app';
import { CannotRead, Loading, RefusedPanel } from '@/ui';
import { State } from './AccountsPage';
import { type Account, useAccount, useMoment, useSending } from './access';
import { Grants } from './Grants';
import { Once } from './Once';
import { PasswordField } from './PasswordField';
import { SessionsOf } from './SessionsOf';
import { TokensOf } from './TokensOf';
import { useT } from './texts';
import './access.css';

/** One account beside the list: each administrator finds there what is theirs to do, and no more. */
export function AccountDetail({ id, close }: { id: string; close: () => void }) {
  const account = useAccount(id);
  if (account.isPending) return <Loading rows={6} />;
  if (account.isError) return <CannotRead no={account.error} again={() => void account.refetch()} />;
  return <Whole of={account.data} close={close} />;
}

function Whole({ of, close }: { of: Account; close: () => void }) {
  const t = useT();
  const may = useMay();
  const moment = useMoment();
  const narrow = useNarrow();
  const own = useSession().account.id === of.id;
  return (
    <div>
      <div className="card-head">
        <h2>{of.displayName}</h2>
        {!narrow && (
          <Button type="text" onClick={close} aria-label={t('shut')}>
            ×
          </Button>
        )}
      </div>
      <p>
        {of.name} · <State row={of} />
        <br />
        <span className="quiet">
          {t('seen')} {of.seen ? moment(of.seen) : t('never')}
        </span>
      </p>
      {own && <p className="quiet">{t('oneself')}</p>}
      {!own && <Acts of={of} />}
      <section className="account-part">
        <h3>{t('roles')}</h3>
        <Grants of={of} own={own} />
      </section>
      {may('manage-security') && (
        <>
          <section className="account-part">
            <h3>{t('sessions')}</h3>
            <SessionsOf account={of.id} name={of.displayName} />
          </section>
          <section className="account-part">
            <h3>{t('tokens')}</h3>
            <TokensOf account={of.id} />
          </section>
        </>
      )}
    </div>
  );
}

type Act = 'lock' | 'unlock' | 'close' | 'reopen';

const SAID = { lock: 'locked', unlock: 'unlocked', close: 'closedNow', reopen: 'reopened' } as const;

function Acts({ of }: { of: Account }) {
  const t = useT();
  const may = useMay();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'name' | 'password'>();
  const acting = useSending((command: string, act: Act) =>
    api.post(`/api/access/accounts/${of.id}/${act}`, {}, { command }),
  );
  async function act(what: Act) {
    if (await acting.send(what)) void message.success(t(SAID[what], { name: of.displayName }));
  }
  const locked = of.locked || of.lockedUntil;
  return (
    <>
      <div className="account-acts">
        {may('manage-accounts') && (
          <>
            <Button onClick={() => setAsking('password')} disabled={of.closed}>
              {t('reset')}
            </Button>
            <Button onClick={() => setAsking('name')}>{t('changeName')}</Button>
            {of.closed ? (
              <Button loading={acting.busy} onClick={() => void act('reopen')}>
                {t('reopen')}
              </Button>
            ) : (
              <Popconfirm title={t('closeSure')} okText={t('close')} onConfirm={() => act('close')}>
                <Button danger loading={acting.busy}>
                  {t('close')}
                </Button>
              </Popconfirm>
            )}
          </>
        )}
        {may('manage-security') &&
          !of.closed &&
          (locked ? (
            <Button loading={acting.busy} onClick={() => void act('unlock')}>
              {t('unlock')}
            </Button>
          ) : (
            <Popconfirm title={t('lockSure')} okText={t('lock')} onConfirm={() => act('lock')}>
              <Button danger loading={acting.busy}>
                {t('lock')}
              </Button>
            </Popconfirm>
          ))}
      </div>
      {acting.refusal !== undefined && <RefusedPanel no={acting.refusal} />}
      {asking === 'name' && <Rename of={of} close={() => setAsking(undefined)} />}
      {asking === 'password' && <Reset of={of} close={() => setAsking(undefined)} />}
    </>
  );
}

function Rename({ of, close }: { of: Account; close: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const sending = useSending((command: string, displayName: string) =>
    api.post(`/api/access/accounts/${of.id}/name`, { displayName }, { command }),
  );
  async function save({ displayName }: { displayName: string }) {
    if (!(await sending.send(displayName))) return;
    void message.success(t('nameChanged', { name: displayName }));
    close();
  }
  return (
    <Modal open title={t('changeName')} footer={null} onCancel={close}>
      <Form layout="vertical" initialValues={{ displayName: of.displayName }} onFinish={save}>
        <Form.Item name="displayName" label={t('displayName')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={40} />
        </Form.Item>
        {sending.refusal !== undefined && <RefusedPanel no={sending.refusal} />}
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {t('changeName')}
        </Button>
      </Form>
    </Modal>
  );
}

function Reset({ of, close }: { of: Account; close: () => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<string>();
  const sending = useSending((command: string, password: string) =>
    api.post(`/api/access/accounts/${of.id}/password`, { chosen: password }, { command }),
  );
  if (chosen !== undefined)
    return (
      <Once
        title={t('resetDone', { name: of.displayName })}
        before={t('passwordOnce')}
        said={chosen}
        ok={t('known')}
        close={close}
      />
    );
  async function save({ password }: { password: string }) {
    if (await sending.send(password)) setChosen(password);
  }
  return (
    <Modal open title={t('reset')} footer={null} onCancel={close}>
      <Form layout="vertical" onFinish={save}>
        <Form.Item
          name="password"
          label={t('password')}
          extra={t('passwordHint')}
          rules={[{ required: true }]}
        >
          <PasswordField />
        </Form.Item>
        {sending.refusal !== undefined && <RefusedPanel no={sending.refusal} />}
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {t('reset')}
        </Button>
      </Form>
    </Modal>
  );
}
