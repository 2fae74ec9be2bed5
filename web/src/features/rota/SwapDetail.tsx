import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { api, atStation } from '@/api';
import { useMay, useSession } from '@/app';
import { CannotRead, Loading, RefusedPanel, useCommand } from '@/ui';
import type { Swap } from './rota';
import { useT } from './texts';

/** One swap and what the one who reads this can say to it. */
export function SwapDetail({ id }: { id: string }) {
  const t = useT();
  const swap = useQuery({
    queryKey: ['rota', 'swap', id],
    queryFn: ({ signal }) => api.get<Swap>(`/api/rota/swaps/${id}`, { signal }),
  });
  if (swap.isPending) return <Loading rows={4} />;
  if (swap.isError) return <CannotRead no={swap.error} again={() => void swap.refetch()} />;
  return (
    <article>
      <h1>
        <SwapLine swap={swap.data} />
      </h1>
      {swap.data.words && <p>{swap.data.words}</p>}
      <p className="quiet">
        {t('asked', { time: atStation(swap.data.asked).format('YYYY-MM-DD HH:mm') })} ·{' '}
        {t(`swapStates.${swap.data.state}`)}
        {swap.data.seenByHead && ` · ${t('seenByHead')}`}
      </p>
      <Say swap={swap.data} />
    </article>
  );
}

export function SwapLine({ swap }: { swap: Swap }) {
  const t = useT();
  const said = { from: swap.fromName, to: swap.toName, day: swap.day };
  return swap.forDay ? t('swapLineBack', { ...said, forDay: swap.forDay }) : t('swapLine', said);
}

function Say({ swap }: { swap: Swap }) {
  const t = useT();
  const me = useSession().account.id;
  const manages = useMay()('manage-staff');
  const cache = useQueryClient();
  const { message } = App.useApp();
  const { send, busy, refusal } = useCommand(
    async (command: string, what: 'answer' | 'decide' | 'withdraw' | 'seen', yes: boolean, told: string) => {
      await api.post(`/api/rota/swaps/${swap.id}/${what}`, { version: swap.version, yes }, { command });
      await cache.invalidateQueries({ queryKey: ['rota'] });
      await cache.invalidateQueries({ queryKey: ['today'] });
      void message.success(told);
    },
  );
  return (
    <>
      {refusal !== undefined && <RefusedPanel no={refusal} />}
      <Space wrap>
        {swap.state === 'asked' && swap.toAccount === me && (
          <>
            <Button type="primary" loading={busy} onClick={() => void send('answer', true, t('agreed'))}>
              {t('agree')}
            </Button>
            <Button onClick={() => void send('answer', false, t('declined'))}>{t('decline')}</Button>
          </>
        )}
        {swap.state === 'agreed' && manages && (
          <>
            <Button
              type="primary"
              loading={busy}
              onClick={() => void send('decide', true, t('swapStates.done'))}
            >
              {t('approve')}
            </Button>
            <Button onClick={() => void send('decide', false, t('swapStates.not-approved'))}>
              {t('disapprove')}
            </Button>
          </>
        )}
        {(swap.state === 'asked' || swap.state === 'agreed') && swap.fromAccount === me && (
          <Button onClick={() => void send('withdraw', true, t('withdrawn'))}>{t('withdraw')}</Button>
        )}
        {swap.state === 'done' && !swap.seenByHead && manages && (
          <Button type="primary" loading={busy} onClick={() => void send('seen', true, t('seenDone'))}>
            {t('seen')}
          </Button>
        )}
      </Space>
    </>
  );
}
