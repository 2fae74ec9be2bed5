import { App, Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { api, newId } from '@/api';
import { CannotRead, useCommand } from '@/ui';
import { type Day, type Plan, useAskAgain } from './rounds';
import { useT } from './texts';
import { WhoGoes } from './WhoGoes';

/** What can be done with the plan that is shown. */
export function PlanActions({ day, plan }: { day: Day; plan: Plan }) {
  const t = useT();
  const { message } = App.useApp();
  const askAgain = useAskAgain();
  const [choosing, setChoosing] = useState<'new' | 'again'>();
  const accept = useCommand((command) =>
    api.post(`/api/rounds/${plan.id}/accept`, { version: plan.version, purpose: t('purpose') }, { command }),
  );
  const discard = useCommand((command) =>
    api.post(`/api/rounds/${plan.id}/discard`, { version: plan.version }, { command }),
  );
  const byHand = useCommand((command, workers: string[]) =>
    api.post(
      '/api/rounds',
      { id: newId(), station: day.station, day: day.day, workers, how: 'by-hand' },
      { command },
    ),
  );
  const ended = async (done: Promise<unknown>, words?: string) => {
    const well = await done;
    await askAgain();
    if (well && words) void message.success(words);
  };
  const refusal = accept.refusal ?? discard.refusal ?? byHand.refusal;
  return (
    <div className="plan-actions">
      {plan.state === 'draft' && (
        <Button
          type="primary"
          loading={accept.busy}
          onClick={() => void ended(accept.send(), t('acceptedNow'))}
        >
          {t('accept')}
        </Button>
      )}
      {plan.state === 'accepted' && !day.draft && (
        <>
          <Button type="primary" onClick={() => setChoosing('again')}>
            {t('again')}
          </Button>
          <Button
            loading={byHand.busy}
            onClick={() => void ended(byHand.send(plan.rows.map((row) => row.worker)))}
          >
            {t('byHand')}
          </Button>
        </>
      )}
      {plan.state !== 'solving' && (plan.state === 'draft' || !day.draft) && (
        <Button onClick={() => setChoosing('new')}>{t('makeAnew')}</Button>
      )}
      {plan.state !== 'accepted' && (
        <Popconfirm
          title={t('discardAsk')}
          okText={t('discard')}
          cancelText={t('cancel')}
          onConfirm={() => void ended(discard.send(), t('discarded'))}
        >
          <Button danger loading={discard.busy}>
            {t('discard')}
          </Button>
        </Popconfirm>
      )}
      {refusal !== undefined && <CannotRead no={refusal} />}
      <Modal
        open={choosing !== undefined}
        title={choosing === 'again' ? t('again') : t('makeAnew')}
        footer={null}
        onCancel={() => setChoosing(undefined)}
        destroyOnHidden
      >
        {choosing && (
          <>
            <p className="quiet">{choosing === 'again' ? t('againHint') : t('noneHint')}</p>
            <WhoGoes
              day={day}
              how={choosing}
              submit={choosing === 'again' ? t('again') : t('make')}
              done={() => setChoosing(undefined)}
            />
          </>
        )}
      </Modal>
    </div>
  );
}
