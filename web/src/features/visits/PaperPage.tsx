import './paper.css';
import { PrinterOutlined } from '@ant-design/icons';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '@/api';
import { useAddress, useLanguage, useSession } from '@/app';
import { CannotRead, EmptyState, Loading } from '@/ui';
import { useT } from './texts';
import { type Field, names, useFields } from './visits';

interface Person {
  id: string;
  name: string;
  age?: number | null;
  labels: string[];
}

interface Answer {
  field: string;
  value: string;
  day: string;
}

interface Sheet {
  visit?: { plannedFor: string; plannedFrom?: string | null; purpose: string } | null;
  station: string;
  road: string;
  members: {
    person: Person;
    meant: boolean;
    last?: { day: string; by: string } | null;
    answers: Answer[];
  }[];
  answers: Answer[];
}

/**
 * For those who write on paper first: one A4 a household, with the last answers and boxes to tick. `?visit=` or
 * `?resident=` names one; without them it is one's own visits of today.
 */
export default function PaperPage() {
  const t = useT();
  const [{ visit, resident }] = useAddress();
  const one = visit ? { visit } : resident ? { resident } : undefined;
  const day = useQuery({
    queryKey: ['visits', 'field', 'day'],
    queryFn: ({ signal }) =>
      api.get<{ stops: { id: string; state: string }[] }>('/api/visits/field/day', { signal }),
    enabled: !one,
  });
  const wanted = one
    ? [one]
    : (day.data?.stops ?? []).filter((stop) => stop.state === 'planned').map((stop) => ({ visit: stop.id }));
  const sheets = useQueries({
    queries: wanted.map((query) => ({
      queryKey: ['visits', 'field', 'door', query],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Sheet>('/api/visits/field/door', { query, signal }),
    })),
  });
  const fields = useFields();
  const failed = [day, fields, ...sheets].find((query) => query.isError);
  if (failed) return <CannotRead no={failed.error} again={() => void failed.refetch()} />;
  if ((!one && day.isPending) || fields.isPending || sheets.some((sheet) => sheet.isPending))
    return <Loading rows={8} />;
  if (wanted.length === 0) return <EmptyState>{t('paperNone')}</EmptyState>;
  return (
    <div className="page papers">
      <Button
        type="primary"
        className="no-print"
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => window.print()}
      >
        {t('paperPrint')}
      </Button>
      {sheets.map(
        (sheet, at) =>
          sheet.data && (
            <Paper
              key={JSON.stringify(wanted[at])}
              sheet={sheet.data}
              fields={fields.data ?? []}
              page={at + 1}
              pages={sheets.length}
            />
          ),
      )}
    </div>
  );
}

function Paper(props: { sheet: Sheet; fields: Field[]; page: number; pages: number }) {
  const t = useT();
  const language = useLanguage();
  const { sheet, fields, page, pages } = props;
  const { stations } = useSession();
  const { visit } = sheet;
  const own = fields.filter((field) => !field.ofHousehold);
  const colon = language === 'en' ? ': ' : '：';
  return (
    <article className="a4" aria-label={names(sheet.members.map((one) => one.person))}>
      <header>
        <span>{stations.find((one) => one.id === sheet.station)?.name ?? ''}</span>
        <span>{t('paperPage', { page, pages })}</span>
      </header>
      <h2>{t('paperTitle')}</h2>
      <p className="paper-line">
        {t('paperDay')}
        {colon}
        {visit?.plannedFor ?? '__________'} {visit?.plannedFrom?.slice(0, 5) ?? ''} {sheet.road}{' '}
        {visit?.purpose}
      </p>
      <p className="paper-line">
        {t('outcome')}
        {colon}□ {t('outcomes.met')} □ {t('outcomes.nobody-home')} □ {t('outcomes.declined')} □{' '}
        {t('ways.phone')}
        {'　'}
        {t('paperMinutes')}
        {colon}______
      </p>
      {sheet.members.map((member) => (
        <section key={member.person.id}>
          <h3>
            □ {member.person.name}
            <small>
              {[
                member.person.age == null ? '' : t('paperAges', { age: member.person.age }),
                ...member.person.labels,
                member.last ? t('paperMet', { day: member.last.day, by: member.last.by }) : t('paperNever'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </h3>
          <Boxes fields={own} answers={member.answers} />
        </section>
      ))}
      <section>
        <h3>{t('ofHousehold')}</h3>
        <Boxes fields={fields.filter((field) => field.ofHousehold)} answers={sheet.answers} />
      </section>
      <p className="paper-line">
        {t('paperNeeds')}
        {colon}
      </p>
      <div className="paper-room" />
      <p className="paper-line">
        {t('paperWords')}
        {colon}
      </p>
      <div className="paper-room paper-grow" />
      <p className="paper-line paper-signs">
        <span>
          {t('paperSign')}
          {colon}____________
        </span>
        <span>
          {t('paperWorker')}
          {colon}____________
        </span>
      </p>
    </article>
  );
}

function Boxes({ fields, answers }: { fields: Field[]; answers: Answer[] }) {
  const t = useT();
  return (
    <dl className="boxes">
      {fields.map((field) => {
        const last = answers.find((one) => one.field === field.code);
        const word = field.choices.find((choice) => choice.code === last?.value)?.label;
        return (
          <div key={field.code}>
            <dt>{field.label}</dt>
            <dd>
              {field.choices.map((choice) => `□ ${choice.label}`).join('  ')}
              {word && last && <small>{`（${t('paperLast')} ${last.day.slice(5)} ${word}）`}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
