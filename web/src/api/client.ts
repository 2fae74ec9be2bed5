import { hear } from './clock';
import { newId } from './ids';
import { Refused, readRefusal } from './refused';

type Value = string | number | boolean | undefined | null;

/** Address words; empty ones are left out, lists are repeated. */
export type Query = Readonly<Record<string, Value | readonly Value[]>>;

export interface Options {
  query?: Query;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export interface SendOptions extends Options {
  /** The caller's own command id: give the same one when sending the same thing again. */
  command?: string;
}

/** One page of a list; `next` is handed back as `cursor` for the following one. */
export interface Page<T> {
  items: T[];
  next?: string | null;
}

const sent = new Set<string>();

/** Whether this screen itself sent the command that made it: nobody needs to be told of their own doing. */
export function wasSentHere(id: string): boolean {
  return sent.has(id);
}

type SignIn = () => Promise<void>;

let signIn: SignIn | undefined;
let signingIn: Promise<void> | undefined;

/** The app says how a person signs in again in the middle of work. The promise ends when they have, or refuses. */
export function whenSignedOut(how: SignIn | undefined) {
  signIn = how;
}

function signInAgain(how: SignIn): Promise<void> {
  signingIn ??= how().finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

function withQuery(path: string, query: Query = {}): string {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') words.append(key, String(one));
    }
  }
  const said = words.toString();
  return said ? `${path}${path.includes('?') ? '&' : '?'}${said}` : path;
}

const DOOR = '/api/access/door';
const SESSION = '/api/access/session';
const TOKEN = 'XSRF-TOKEN';
const STALE = 'access.token-stale';
const PATIENCE = 60_000;

async function once(method: string, path: string, body: unknown, options: SendOptions): Promise<Response> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json, */*',
    'Accept-Language': document.documentElement.lang || 'zh-CN',
    ...options.headers,
  };
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  const file = body instanceof FormData || body instanceof Blob;
  if (method !== 'GET') {
    const token = cookie(TOKEN);
    if (token) headers['X-XSRF-TOKEN'] = token;
    if (options.command) {
      headers['Linli-Command'] = options.command;
      sent.add(options.command);
    }
    if (body !== undefined) {
      if (!file) headers['Content-Type'] = 'application/json';
      init.body = file ? body : JSON.stringify(body);
    }
  }
  const limits = [options.signal, file ? undefined : AbortSignal.timeout(PATIENCE)].filter(
    (s) => s !== undefined,
  );
  if (limits.length > 0) init.signal = limits.length === 1 ? limits[0] : AbortSignal.any(limits);
  try {
    const answer = await fetch(withQuery(path, options.query), init);
    hear(answer);
    return answer;
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new Refused({ status: 0, code: 'network', detail: '' });
  }
}

async function call(method: string, path: string, body: unknown, options: SendOptions): Promise<Response> {
  const own = method === 'GET' ? options : { ...options, command: options.command ?? newId() };
  if (method !== 'GET' && !cookie(TOKEN)) await once('GET', DOOR, undefined, {});
  for (let renewed = false; ; ) {
    const answer = await once(method, path, body, own);
    if (answer.ok) return answer;
    const refused = await readRefusal(answer);
    if (answer.status === 401 && signIn && !path.startsWith(SESSION)) {
      await signInAgain(signIn).catch(() => {
        throw refused;
      });
    } else if (refused.code === STALE && !renewed) {
      // another answer changed the cookie between reading it and sending it
      renewed = true;
      await once('GET', DOOR, undefined, {});
    } else {
      throw refused;
    }
  }
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

function fileName(answer: Response, fallback: string): string {
  const said = answer.headers.get('Content-Disposition') ?? '';
  const starred = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  return starred ? decodeURIComponent(starred) : (/filename="([^"]+)"/i.exec(said)?.[1] ?? fallback);
}

/** The one way to the server. A no is thrown as {@link Refused}. */
export const api = {
  get: async <T>(path: string, options: Options = {}) => read<T>(await call('GET', path, undefined, options)),
  post: async <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    read<T>(await call('POST', path, body, options)),
  put: async <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    read<T>(await call('PUT', path, body, options)),
  patch: async <T>(path: string, body?: unknown, options: SendOptions = {}) =>
    read<T>(await call('PATCH', path, body, options)),
  delete: async <T>(path: string, options: SendOptions = {}) =>
    read<T>(await call('DELETE', path, undefined, options)),
  /** Fetches a file and hands it to the browser's downloads. */
  download: async (path: string, fallback: string, options: Options = {}, body?: unknown) => {
    const answer = await call(body === undefined ? 'GET' : 'POST', path, body, options);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = fileName(answer, fallback);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  },
};
