import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { api, Refused } from '@/api';
import { RefusedPanel, useCommand } from '@/ui';
import type { Taken, View } from './requests';
import { useT } from './texts';

/** Sends a verb with the version seen; after a conflict the newest is shown and nothing typed is lost. */
export function useVerb(view: View, said: (taken: Taken) => string, then?: () => void) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const verb = useCommand((command: string, name: string, body: object) =>
    api.post<Taken>(
      `/api/requests/${view.line.id}/${name}`,
      { version: view.line.version, ...body },
      { command },
    ),
  );
  async function send(name: string, body: object = {}) {
    const answer = await verb.send(name, body);
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['requests'] }),
      cache.invalidateQueries({ queryKey: ['today'] }),
    ]);
    if (answer) {
      void message.success(said(answer.result));
      then?.();
    }
  }
  const conflict = verb.refusal instanceof Refused && verb.refusal.conflict;
  const trouble = conflict ? (
    <Alert type="warning" showIcon className="refused" title={t('changedMeanwhile')} />
  ) : verb.refusal ? (
    <RefusedPanel no={verb.refusal} />
  ) : null;
  return { send, busy: verb.busy, trouble };
}
