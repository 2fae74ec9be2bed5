import { App } from 'antd';
import { api } from '@/api';
import { useGo, useParam } from '@/app';
import { CannotRead, FormPage, Loading } from '@/ui';
import { asBody, asGone, asValues, freshRecord, RecordFields, type RecordValues } from './RecordFields';
import { useT } from './texts';
import { type Detail, names, outcomeKey, useVisit, type Written } from './visits';

/** Writes a planned visit down, or mends what was written. */
export default function RecordVisitPage() {
  const visit = useVisit(useParam('id'));
  if (visit.isPending) return <Loading rows={8} />;
  if (visit.isError) return <CannotRead no={visit.error} again={() => void visit.refetch()} />;
  return <Record visit={visit.data} />;
}

function Record({ visit }: { visit: Detail }) {
  const t = useT();
  const go = useGo();
  const { message } = App.useApp();
  const correcting = visit.state === 'recorded';
  const who = names(visit.residents);
  const count = visit.residents.length;
  return (
    <div className="page narrow-page">
      <FormPage<RecordValues, { id: string; version: number }>
        formKey={`visits.record.${visit.id}`}
        title={`${correcting ? t('correct') : t('record')} · ${who}`}
        initial={
          visit.record
            ? asValues(visit.record, visit.version, visit)
            : { ...freshRecord(count), ...asGone(visit.going), version: visit.version }
        }
        submit={t('save')}
        cancel={() => go(`/visits/${visit.id}`)}
        send={(values, command) =>
          api.post(`/api/visits/${visit.id}/${correcting ? 'correct' : 'record'}`, asBody(values), {
            command,
          })
        }
        done={(_, values) => {
          void message.success(
            correcting
              ? t('corrected')
              : values.how === 'met'
                ? t('recorded', { who })
                : t('recordedTried', {
                    who,
                    outcome: t(`outcomes.${outcomeKey(values.how ?? 'nobody-home', values.way)}`),
                  }),
          );
          go(`/visits/${visit.id}`);
        }}
        conflict={{
          theirs: (current) => {
            const now = current as { version: number; record?: Written | null };
            return now.record
              ? asValues(now.record, now.version, visit)
              : { ...freshRecord(count), ...asGone(visit.going), version: now.version };
          },
          fields: [
            { name: 'how', label: t('outcome'), show: (how) => t(`outcomes.${how as 'met'}`) },
            { name: 'way', label: t('way'), show: (way) => t(`ways.${way as 'home'}`) },
            { name: 'day', label: t('day') },
            { name: 'minutes', label: t('minutes') },
            { name: 'present', label: t('present') },
            { name: 'words', label: t('words') },
          ],
        }}
      >
        <RecordFields correcting={correcting} whose={visit.residents[0]?.id} people={visit.residents} />
      </FormPage>
    </div>
  );
}
