import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api } from '@/api';
import { CannotRead, Loading, RefusedPanel } from '@/ui';
import { type Held, useMoment, useSending } from './access';
import { useT } from './texts';
import './access.css';

/** The tokens that act in the name of an account. */
export function useTokensOf(account: string) {
  return useQuery({
    queryKey: ['access', 'tokens', account],
    queryFn: ({ signal }) => api.get<Held[]>(`/api/access/accounts/${account}/tokens`, { signal }),
  });
}

export function TokensOf({ account }: { account: string }) {
  const t = useT();
  const tokens = useTokensOf(account);
  if (tokens.isPending) return <Loading rows={2} />;
  if (tokens.isError) return <CannotRead no={tokens.error} again={() => void tokens.refetch()} />;
  if (tokens.data.length === 0) return <p className="quiet">{t('noTokens')}</p>;
  return (
    <ul className="sessions">
      {tokens.data.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{one.name}</strong> <TokenState of={one} />
            <br />
            <span className="quiet">
              <Rights of={one.rights} />
            </span>
          </span>
          <Revoke account={account} token={one} />
        </li>
      ))}
    </ul>
  );
}

export function Rights({ of }: { of: readonly string[] }) {
  const t = useT();
  return of.map((one) => t(`rights.${one as 'reveal'}`)).join('、');
}

type Counts = Pick<Held, 'id' | 'name' | 'expires' | 'revoked'>;

export function counts(token: Counts): boolean {
  return !token.revoked && Date.parse(token.expires) > Date.now();
}

export function TokenState({ of }: { of: Counts }) {
  const t = useT();
  const moment = useMoment();
  if (of.revoked) return <span className="quiet">{t('revokedAt')}</span>;
  if (!counts(of)) return <span className="quiet">{t('lapsed')}</span>;
  return <span>{t('validTo', { when: moment(of.expires) })}</span>;
}

export function Revoke({ account, token }: { account: string; token: Counts }) {
  const t = useT();
  const { message } = App.useApp();
  const revoking = useSending((command: string) =>
    api.delete(`/api/access/accounts/${account}/tokens/${token.id}`, { command }),
  );
  async function revoke() {
    if (await revoking.send()) void message.success(t('revoked', { name: token.name }));
  }
  if (!counts(token)) return null;
  return (
    <>
      <Popconfirm title={t('revokeSure')} okText={t('revoke')} onConfirm={revoke}>
        <Button size="small" loading={revoking.busy}>
          {t('revoke')}
        </Button>
      </Popconfirm>
      {revoking.refusal !== undefined && <RefusedPanel no={revoking.refusal} typed={false} />}
    </>
  );
}
