import { App } from 'antd';
import { api } from '@/api';
import { useCommand } from '@/ui';
import { names, type Plan, useAskAgain, type Visit } from './rounds';
import { useT } from './texts';

/** Changing a draft by hand: into another round or place, out of all, pinned or not. */
export function useMoves(plan: Plan) {
  const t = useT();
  const { message } = App.useApp();
  const askAgain = useAskAgain();
  const moving = useCommand(
    (command, call: string, from: string | null, to: string | null, position: number) =>
      api.post(
        `/api/rounds/${plan.id}/move`,
        { version: plan.version, call, from, to, position },
        { command },
      ),
  );
  const pinning = useCommand((command, call: string, pinned: boolean) =>
    api.post(`/api/rounds/${plan.id}/pin`, { version: plan.version, call, pinned }, { command }),
  );
  const move = async (visit: Visit, from: string | null, to: string | null, position: number) => {
    const done = await moving.send(visit.call, from, to, position);
    await askAgain();
    if (done) void message.success(t(to ? 'moved' : 'movedOut', { who: names(visit.people) }));
  };
  const pin = async (visit: Visit) => {
    await pinning.send(visit.call, !visit.pinned);
    await askAgain();
  };
  return { move, pin, busy: moving.busy || pinning.busy, refusal: moving.refusal ?? pinning.refusal };
}

export type Moves = ReturnType<typeof useMoves>;
