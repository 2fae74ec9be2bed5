import { atStation } from '@/api';
import { ListPage } from '@/ui';
import type { Swap } from './rota';
import { SwapLine } from './SwapDetail';
import { useT } from './texts';

/** Who has asked whom, and what became of it. */
export default function SwapsPage() {
  const t = useT();
  return (
    <ListPage<Swap>
      title={t('swapsTitle')}
      topic="rota"
      path="/api/rota/swaps"
      id={(row) => row.id}
      to={(row) => `/rota/swaps/${row.id}`}
      empty={{ words: t('swapsEmpty') }}
      filters={[
        { name: 'state', label: t('state'), options: [{ value: 'waiting', label: t('waitingOnly') }] },
      ]}
      columns={[
        { title: t('swapsTitle'), render: (_, row) => <SwapLine swap={row} /> },
        { title: t('swapWords'), dataIndex: 'words', ellipsis: true },
        { title: t('state'), render: (_, row) => <State swap={row} /> },
      ]}
      card={(row) => (
        <>
          <strong>
            <SwapLine swap={row} />
          </strong>
          <div className="quiet">{row.words}</div>
          <State swap={row} />
        </>
      )}
    />
  );
}

function State({ swap }: { swap: Swap }) {
  const t = useT();
  const open = swap.state === 'asked' || swap.state === 'agreed';
  return (
    <span className={open ? 'wait' : 'quiet'}>
      {t(`swapStates.${swap.state}`)} · {atStation(swap.asked).format('MM-DD')}
    </span>
  );
}
