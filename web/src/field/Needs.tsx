import { useState } from 'react';
import { useLanguage } from '@/app/i18n';
import type { Values } from './record';
import { useT } from './texts';
import type { Kind, Sheet } from './visits';

const FIRST = 6;

/** Needs become requests in one tap: what this station is asked for most comes first. */
export function Needs(props: {
  sheet: Sheet;
  kinds: Kind[];
  values: Values;
  change: (part: Partial<Values>) => void;
}) {
  const t = useT();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const { sheet, kinds, values, change } = props;
  const word = (kind: Kind | undefined) => (language === 'en' ? kind?.nameEn : kind?.nameZh) ?? '';
  const chosen = new Set(values.needs.map((need) => need.kind));
  const shown = all ? kinds : kinds.slice(0, FIRST);
  const meant = sheet.members.find((one) => one.meant)?.person.id ?? '';
  const first = values.how === 'met' ? (values.there[0] ?? meant) : meant;
  const people = sheet.members
    .filter((one) => one.meant || values.there.includes(one.person.id))
    .map((one) => one.person);
  return (
    <section aria-label={t('needs')}>
      <h2>{t('needs')}</h2>
      <p className="quiet">{t('needsHint')}</p>
      <div className="taps kinds">
        {shown.map((kind) => (
          <button
            key={kind.code}
            type="button"
            aria-pressed={chosen.has(kind.code)}
            onClick={() =>
              change({
                needs: chosen.has(kind.code)
                  ? values.needs.filter((need) => need.kind !== kind.code)
                  : [...values.needs, { kind: kind.code, whose: first, words: '' }],
              })
            }
          >
            {word(kind)}
          </button>
        ))}
        {!all && kinds.length > FIRST && (
          <button type="button" className="plain" onClick={() => setAll(true)}>
            {t('moreNeeds')} ▾
          </button>
        )}
      </div>
      {values.needs.map((need, at) => {
        const put = (part: Partial<typeof need>) =>
          change({ needs: values.needs.map((one, other) => (other === at ? { ...one, ...part } : one)) });
        const name = word(kinds.find((kind) => kind.code === need.kind));
        return (
          <div key={need.kind} className="need">
            <strong>{name}</strong>
            {people.length > 1 && (
              <select
                aria-label={`${name} ${t('needOf')}`}
                value={need.whose}
                onChange={(event) => put({ whose: event.target.value })}
              >
                {people.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            )}
            <input
              aria-label={`${name} ${t('needWords')}`}
              placeholder={t('needWords')}
              maxLength={500}
              value={need.words}
              onChange={(event) => put({ words: event.target.value })}
            />
          </div>
        );
      })}
    </section>
  );
}
