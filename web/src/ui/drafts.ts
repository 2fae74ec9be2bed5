const PREFIX = 'linli.draft.';
const KEPT_DAYS = 14;

/** What a person was writing, kept on this device until the server has it. */
export interface Draft<V> {
  values: V;
  /** The command it was last sent under, when nobody knows whether it arrived. */
  command?: string;
  keptAt: number;
}

function keyOf(account: string, form: string) {
  return `${PREFIX}${account}.${form}`;
}

export function readDraft<V>(account: string, form: string): Draft<V> | undefined {
  try {
    const text = localStorage.getItem(keyOf(account, form));
    return text ? (JSON.parse(text) as Draft<V>) : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft<V>(account: string, form: string, values: V, command?: string) {
  const draft: Draft<V> = { values, keptAt: Date.now(), ...(command ? { command } : {}) };
  try {
    localStorage.setItem(keyOf(account, form), JSON.stringify(draft));
  } catch {
    // the device is full: the form itself still holds everything
  }
}

export function dropDraft(account: string, form: string) {
  localStorage.removeItem(keyOf(account, form));
}

function keys(account = ''): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(`${PREFIX}${account}`));
}

export function draftCount(account: string): number {
  return keys(`${account}.`).length;
}

/** Forgets what has lain for two weeks; called once at start. */
export function forgetOldDrafts(now = Date.now()) {
  for (const key of keys()) {
    try {
      const draft = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft<unknown>>;
      if (now - (draft.keptAt ?? 0) > KEPT_DAYS * 86_400_000) localStorage.removeItem(key);
    } catch {
      localStorage.removeItem(key);
    }
  }
}
