import './requests.css';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { api, momentOf } from '@/api';
import { useSession } from '@/app';
import { FormPage } from '@/ui';
import { CallFields, type CallValues } from './CallFields';
import { asDoer, type Line, type Taken, useMoment } from './requests';
import { useT } from './texts';

/** The phone rings: the drawer over whatever is on the screen. */
export default function CallDrawer({ done }: { done: () => void }) {
  return <CallForm done={done} />;
}

interface Props {
  done: (request?: string) => void;
  /** Known already when somebody's page was open. */
  resident?: CallValues['resident'];
}

/** A need as it is heard: number first, the rest in the order people say it; saved with the keyboard alone. */
export function CallForm({ done, resident }: Props) {
  const t = useT();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const session = useSession();
  const moment = useMoment();
  const own = session.stations[0]?.id;
  const whole = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const timer = setTimeout(() => whole.current?.querySelector<HTMLInputElement>('#number')?.focus(), 60);
    function submitByKey(event: KeyboardEvent) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        whole.current?.querySelector('form')?.requestSubmit();
      }
    }
    window.addEventListener('keydown', submitByKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', submitByKey);
    };
  }, []);

  return (
    <div ref={whole} className="call">
      <FormPage<CallValues, { taken: Taken; line: Line | undefined }>
        formKey={resident ? `requests.call.${resident.id}` : 'requests.call'}
        initial={{
          way: 'phone',
          ...(own ? { station: own } : {}),
          ...(resident ? { resident } : {}),
        }}
        submit={t('form.save')}
        cancel={() => done()}
        send={async (said, command) => {
          const taken = await api.post<Taken>(
            '/api/requests',
            {
              id: command,
              station: said.resident?.station ?? said.station ?? own,
              resident: said.resident?.id,
              place: said.place,
              callerName: said.callerName,
              callerPhone: said.number,
              callerRelation: said.callerRelation,
              kind: said.kind,
              words: said.words,
              urgency: said.urgency,
              way: said.way,
              wanted: said.wanted ? momentOf(said.wanted) : undefined,
              ...asDoer(said.doer),
            },
            { command },
          );
          const view = await api.get<{ line: Line }>(`/api/requests/${taken.id}`).catch(() => undefined);
          return { taken, line: view?.line };
        }}
        done={({ taken, line }) => {
          void cache.invalidateQueries({ queryKey: ['requests'] });
          void cache.invalidateQueries({ queryKey: ['today'] });
          void message.success(
            line?.doer
              ? t('form.savedFor', { number: taken.number, name: line.doer, due: moment(line.due) })
              : t('form.saved', { number: taken.number }),
          );
          done(taken.id);
        }}
      >
        {(form) => <CallFields form={form} />}
      </FormPage>
      <p className="quiet">{t('form.keys')}</p>
    </div>
  );
}
