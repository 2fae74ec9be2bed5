import { useCallback, useRef, useState } from 'react';
import { newId, Refused } from '@/api';

interface Sending<A extends unknown[], R> {
  /** Sends; gives undefined when it was refused or is already under way, else what the server said. */
  send: (...args: A) => Promise<{ result: R } | undefined>;
  busy: boolean;
  refusal: unknown;
  /** Forgets the refusal and the command it was sent under. */
  forget: () => void;
}

/**
 * A button that acts: pressing it twice sends once, and after a broken line it sends under the same command id, so
 * that the server does it once. `const { send, busy, refusal } = useCommand((command, id: string) => api.post(…, { command }))`
 */
export function useCommand<A extends unknown[], R>(
  act: (command: string, ...args: A) => Promise<R>,
  remembered?: { command?: string | undefined; sending?: (command: string) => void },
): Sending<A, R> {
  const command = useRef(remembered?.command);
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const latest = useRef({ act, remembered });
  latest.current = { act, remembered };

  const send = useCallback(async (...args: A) => {
    if (underWay.current) return undefined;
    underWay.current = true;
    setBusy(true);
    setRefusal(undefined);
    command.current ??= newId();
    latest.current.remembered?.sending?.(command.current);
    try {
      const result = await latest.current.act(command.current, ...args);
      command.current = undefined;
      return { result };
    } catch (no) {
      // A clear no was not done: the next try is a new command. Otherwise nobody knows, and the same one goes again.
      if (no instanceof Refused && !no.unsure && no.status !== 401) command.current = undefined;
      setRefusal(no);
      return undefined;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }, []);

  const forget = useCallback(() => {
    command.current = undefined;
    setRefusal(undefined);
  }, []);

  return { send, busy, refusal, forget };
}
