import { Tag } from 'antd';
import { type Card, type Risk, useWords } from './residents';
import { useT } from './texts';

/** How closely somebody is watched over; a general risk says nothing. */
export function RiskMark({ risk }: { risk: Risk }) {
  const t = useT();
  if (risk === 'general') return <span className="quiet">{t('risks.general')}</span>;
  return <Tag color={risk === 'high' ? 'error' : 'warning'}>{t(`risks.${risk}`)}</Tag>;
}

export function LabelMarks({ labels }: { labels: readonly string[] }) {
  const words = useWords();
  return (
    <>
      {labels.map((label) => (
        <Tag key={label}>{words.label(label)}</Tag>
      ))}
    </>
  );
}

/** 女 · 75岁 */
export function useSexAndAge() {
  const t = useT();
  return (one: { sex: number; age: number | null }) =>
    [
      one.sex === 1 || one.sex === 2 ? t(`sexes.${one.sex}`) : '',
      one.age === null ? '' : t('years', { count: one.age }),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** Somebody on one line, as in lists of those who look alike. */
export function OneLine({ card }: { card: Card }) {
  const say = useSexAndAge();
  return (
    <span className="resident-card">
      <strong>{card.name}</strong>
      <span className="quiet">{[say(card), card.road].filter(Boolean).join(' · ')}</span>
      <LabelMarks labels={card.labels} />
    </span>
  );
}
