/** One field the server said no to. */
export interface FieldRefusal {
  field: string;
  code: string;
  detail: string;
}

/** The no of the server (RFC 9457) or of the network, by name. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field: string | undefined;
  readonly errors: readonly FieldRefusal[];
  /** After a conflict: what stands in the database now. */
  readonly current: unknown;

  constructor(no: {
    status: number;
    code: string;
    detail: string;
    field?: string | undefined;
    errors?: readonly FieldRefusal[] | undefined;
    current?: unknown;
  }) {
    super(`${no.code}: ${no.detail}`);
    this.name = 'Refused';
    this.status = no.status;
    this.code = no.code;
    this.detail = no.detail;
    this.field = no.field || undefined;
    this.errors = no.errors ?? [];
    this.current = no.current;
  }

  /** Nobody knows whether the server has done it: the same command may be sent again. */
  get unsure(): boolean {
    return this.code === 'network' || this.status >= 500;
  }

  get conflict(): boolean {
    return this.code === 'shared.changed-meanwhile';
  }
}

/** Reads an answer that is not a yes. */
export async function readRefusal(answer: Response): Promise<Refused> {
  const body = await answer
    .json()
    .then((read: unknown) =>
      typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {},
    )
    .catch((): Record<string, unknown> => ({}));
  const text = (key: string) => (typeof body[key] === 'string' ? (body[key] as string) : '');
  return new Refused({
    status: answer.status,
    code: text('code') || (answer.status === 401 ? 'access.signed-out' : `http.${answer.status}`),
    detail: text('detail') || text('title'),
    field: text('field'),
    errors: Array.isArray(body.errors) ? (body.errors as FieldRefusal[]) : undefined,
    current: body.current,
  });
}
