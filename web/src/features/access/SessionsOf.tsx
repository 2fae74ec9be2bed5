import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { api } from '@/api';
import { CannotRead, Loading, RefusedPanel } from '@/ui';
import { device, type Live, useMoment, useSending } from './access';
import { useT } from './texts';
import './access.css';

/** Where an account is signed in, and the way to end it there. */
export function SessionsOf({ account, name }: { account: string; name: string }) {
  const t = useT();
  const moment = useMoment();
  const path = `/api/access/accounts/${account}/sessions`;
  const live = useQuery({
    queryKey: ['access', 'sessions', account],
    queryFn: ({ signal }) => api.get<Live[]>(path, { signal }),
  });
  if (live.isPending) return <Loading rows={2} />;
  if (live.isError) return <CannotRead no={live.error} again={() => void live.refetch()} />;
  if (live.data.length === 0) return <p className="quiet">{t('noSessions')}</p>;
  return (
    <ul className="sessions">
      {live.data.map((one) => (
        <li key={one.id}>
          <span>
            {device(one.agent)}
            <br />
            <span className="quiet">
              {t('started')} {moment(one.started)} · {t('lastSeen')} {moment(one.seen)}
            </span>
          </span>
          {one.own ? (
            <span className="quiet">{t('here')}</span>
          ) : (
            <EndSession account={account} session={one.id} name={name} />
          )}
        </li>
      ))}
    </ul>
  );
}

export function EndSession({ account, session, name }: { account: string; session: string; name: string }) {
  const t = useT();
  const { message } = App.useApp();
  const ending = useSending((command: string) =>
    api.delete(`/api/access/accounts/${account}/sessions/${session}`, { command }),
  );
  async function end() {
    if (await ending.send()) void message.success(t('ended', { name }));
  }
  return (
    <>
      <Popconfirm title={t('endSure')} okText={t('end')} onConfirm={end}>
        <Button size="small" loading={ending.busy}>
          {t('end')}
        </Button>
      </Popconfirm>
      {ending.refusal !== undefined && <RefusedPanel no={ending.refusal} typed={false} />}
    </>
  );
}
