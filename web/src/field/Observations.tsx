import { place, present, type Values } from './record';
import { useT } from './texts';
import type { LookAt, Sheet, Topic } from './visits';

interface Props {
  sheet: Sheet;
  lookAt: LookAt[];
  last: Record<string, { value: string; day: string }>;
  values: Values;
  change: (part: Partial<Values>) => void;
}

interface Group {
  key: string;
  title: string;
  whose: string;
  topic: Topic;
  fields: LookAt[];
}

const OWN: readonly Topic[] = ['body', 'needs'];
const SHARED: readonly Topic[] = ['living', 'home'];

/**
 * What is seen, in tap-sized groups: each person's own, then what the household shares. The last answers stand beside;
 * one tap takes them over, and what differs from them is marked.
 */
export function Observations({ sheet, lookAt, last, values, change }: Props) {
  const t = useT();
  const people = present(sheet, values);
  const group = (topic: Topic, whose: string, title: string): Group => ({
    key: `${whose} ${topic}`,
    title,
    whose,
    topic,
    fields: lookAt.filter((field) => field.topic === topic),
  });
  const groups = [
    ...people.flatMap(({ person }) =>
      OWN.map((topic) =>
        group(
          topic,
          person.id,
          people.length > 1 ? `${person.name} · ${t(`topics.${topic}`)}` : t(`topics.${topic}`),
        ),
      ),
    ),
    ...SHARED.map((topic) => group(topic, '', t(`topics.${topic}`))),
  ].filter((one) => one.fields.length > 0);
  const choose = (chosen: Record<string, string>) => change({ seen: { ...values.seen, ...chosen } });
  const lastOf = (some: Group[]) =>
    Object.fromEntries(
      some.flatMap((one) =>
        one.fields.flatMap((field) => {
          const at = place(field.code, one.whose);
          const known = last[at];
          return known && field.choices.some((choice) => choice.code === known.value)
            ? [[at, known.value] as const]
            : [];
        }),
      ),
    );
  const all = lastOf(groups);
  return (
    <>
      {Object.keys(all).length > 0 && (
        <button type="button" className="all" onClick={() => choose(all)}>
          {t('allAsLast')}
        </button>
      )}
      <div className="groups">
        {groups.map((one) => {
          const before = lastOf([one]);
          return (
            <section key={one.key} className="group" aria-label={one.title}>
              <div className="group-head">
                <h2>{one.title}</h2>
                {Object.keys(before).length > 0 ? (
                  <button type="button" onClick={() => choose(before)}>
                    {t('asLast')}
                  </button>
                ) : (
                  <button type="button" onClick={() => choose(well(one))}>
                    {t('allWell')}
                  </button>
                )}
              </div>
              {one.fields.map((field) => {
                const at = place(field.code, one.whose);
                return (
                  <Row
                    key={at}
                    field={field}
                    last={last[at]}
                    chosen={values.seen[at]}
                    choose={(value) => {
                      if (value === undefined) {
                        const { [at]: _, ...rest } = values.seen;
                        change({ seen: rest });
                      } else choose({ [at]: value });
                    }}
                  />
                );
              })}
            </section>
          );
        })}
      </div>
    </>
  );
}

/** The best of each, for a first visit at which all is well. */
function well(group: Group): Record<string, string> {
  return Object.fromEntries(
    group.fields.flatMap((field) => {
      const best = field.choices.find((choice) => !choice.needsAttention);
      return best ? [[place(field.code, group.whose), best.code]] : [];
    }),
  );
}

function Row(props: {
  field: LookAt;
  last: { value: string; day: string } | undefined;
  chosen: string | undefined;
  choose: (value: string | undefined) => void;
}) {
  const t = useT();
  const { field, last, chosen, choose } = props;
  const before = field.choices.find((choice) => choice.code === last?.value);
  const changed = chosen !== undefined && before !== undefined && chosen !== before.code;
  return (
    <fieldset className={changed ? 'row changed' : 'row'} aria-label={field.label}>
      <span className="row-name">
        {field.label}
        {changed && <b className="wait"> {t('changed')}</b>}
      </span>
      <span className="taps">
        {field.choices.map((choice) => (
          <button
            key={choice.code}
            type="button"
            aria-pressed={chosen === choice.code}
            className={before?.code === choice.code ? 'was' : undefined}
            onClick={() => choose(chosen === choice.code ? undefined : choice.code)}
          >
            {choice.label}
            {choice.needsAttention && chosen === choice.code ? ' !' : ''}
          </button>
        ))}
      </span>
      {before && last && chosen !== before.code && (
        <span className="quiet row-last">{t('last', { value: before.label, day: last.day.slice(5) })}</span>
      )}
    </fieldset>
  );
}
