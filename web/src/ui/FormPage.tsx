import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Refused, ZONE } from '@/api';
import { useLanguage, useSession } from '@/app';
import { type ComparedField, ConflictDialog } from './ConflictDialog';
import { dropDraft, keepDraft, readDraft } from './drafts';
import { RefusedPanel } from './Refused';
import { useUiText } from './texts';
import { useCommand } from './useCommand';

interface Props<V extends object, R> {
  /** Names the draft: 'requests.new', `residents.${id}`. */
  formKey: string;
  title?: ReactNode;
  /** Plain values only (text, numbers, lists): they are kept as a draft. */
  initial: Partial<V>;
  /** Sends under this command id; a retry after a broken line brings the same one. */
  send: (values: V, command: string) => Promise<R>;
  /** The server has it; the draft is already gone. */
  done: (result: R, values: V) => void;
  submit?: string;
  cancel?: () => void;
  /** Never kept on the device: passwords, identity numbers. */
  leaveOut?: readonly (keyof V & string)[];
  /** For forms that edit: how a conflict is shown, and the server's present state as values of this form. */
  conflict?: { fields: readonly ComparedField<V>[]; theirs: (current: unknown) => V };
  children: ReactNode | ((form: FormInstance<V>) => ReactNode);
}

/** `address.units[0].room` as antd names it. */
function path(field: string): (string | number)[] {
  return field
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * A form that loses nothing: what is typed is kept on the device until the server has it, a no is said at its field,
 * two people's changes are laid side by side. Fields are antd `Form.Item`s inside.
 */
export function FormPage<V extends object, R>(props: Props<V, R>) {
  const { formKey, title, initial, send, done, submit, cancel, leaveOut = [], conflict, children } = props;
  const t = useUiText();
  const account = useSession().account.id;
  const language = useLanguage();
  const [form] = Form.useForm<V>();
  const [found, setFound] = useState(() => readDraft<Partial<V>>(account, formKey));
  const [mineAndTheirs, setMineAndTheirs] = useState<{ mine: V; theirs: V }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const command = useRef(found?.command);

  function values(): V {
    return form.getFieldsValue(true) as V;
  }

  function keep() {
    clearTimeout(timer.current);
    timer.current = undefined;
    const kept: Partial<V> = { ...values() };
    for (const name of leaveOut) delete kept[name];
    keepDraft(account, formKey, kept, command.current);
  }

  const latestKeep = useRef(keep);
  latestKeep.current = keep;
  useEffect(() => {
    const flush = () => {
      if (timer.current) latestKeep.current();
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);

  const sending = useCommand((id: string, chosen: V) => send(chosen, id), {
    command: found?.command,
    sending: (id) => {
      command.current = id;
      keep();
    },
  });

  function refuse(no: unknown, sent: V) {
    if (!(no instanceof Refused)) return;
    if (!no.unsure && no.status !== 401) {
      command.current = undefined;
      keep();
    }
    if (no.conflict && conflict && no.current) {
      setMineAndTheirs({ mine: sent, theirs: conflict.theirs(no.current) });
      return;
    }
    const at = [
      ...no.errors,
      ...(no.field && no.errors.length === 0 ? [{ field: no.field, detail: no.detail }] : []),
    ];
    form.setFields(at.map((one) => ({ name: path(one.field), errors: [one.detail] })) as never);
    const first = at[0];
    if (first) form.scrollToField(path(first.field) as never, { block: 'center', focus: true });
  }

  const told = useRef<unknown>(undefined);
  const sent = useRef<V>(undefined);
  useEffect(() => {
    if (sending.refusal && sending.refusal !== told.current && sent.current) {
      told.current = sending.refusal;
      refuse(sending.refusal, sent.current);
    }
  });

  async function save(chosen: V) {
    sent.current = chosen;
    const answer = await sending.send(chosen);
    if (!answer) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    command.current = undefined;
    dropDraft(account, formKey);
    setFound(undefined);
    setMineAndTheirs(undefined);
    done(answer.result, chosen);
  }

  return (
    <Form<V>
      form={form}
      className="form-page"
      layout="vertical"
      initialValues={{ ...initial, ...found?.values } as never}
      scrollToFirstError={{ block: 'center', focus: true }}
      onValuesChange={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(keep, 300);
      }}
      onFinish={() => void save(values())}
    >
      {title && <h1>{title}</h1>}
      {found && (
        <Alert
          type="info"
          className="refused"
          title={t('draft.restored', {
            when: new Date(found.keptAt).toLocaleString(language, {
              timeZone: ZONE,
              dateStyle: 'medium',
              timeStyle: 'short',
            }),
          })}
          action={
            <Button
              size="small"
              onClick={() => {
                clearTimeout(timer.current);
                timer.current = undefined;
                dropDraft(account, formKey);
                setFound(undefined);
                command.current = undefined;
                sending.forget();
                form.setFieldsValue({
                  ...Object.fromEntries(Object.keys(values()).map((name) => [name, undefined])),
                  ...initial,
                } as never);
              }}
            >
              {t('draft.drop')}
            </Button>
          }
        />
      )}
      {typeof children === 'function' ? children(form) : children}
      {sending.refusal !== undefined && !mineAndTheirs && (
        <RefusedPanel no={sending.refusal} fields={Object.keys(form.getFieldsValue())} />
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {submit ?? t('save')}
        </Button>
        {cancel && <Button onClick={cancel}>{t('cancel')}</Button>}
      </div>
      {mineAndTheirs && conflict && (
        <ConflictDialog
          {...mineAndTheirs}
          fields={conflict.fields}
          busy={sending.busy}
          onLeave={() => setMineAndTheirs(undefined)}
          onSave={(chosen) => {
            const version = (mineAndTheirs.theirs as { version?: unknown }).version;
            const merged = { ...chosen, ...(version === undefined ? {} : { version }) } as V;
            form.setFieldsValue(merged as never);
            void save(merged);
          }}
        />
      )}
    </Form>
  );
}
