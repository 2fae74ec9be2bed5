import { Tag } from 'antd';
import { useT } from './texts';
import type { Risk } from './unanswered';

/** How closely somebody is watched over, in a word. */
export function RiskTag({ risk }: { risk: Risk }) {
  const t = useT();
  return (
    <Tag {...(risk === 'high' ? { color: 'error' } : {})} variant="filled">
      {t(`risks.${risk}`)}
    </Tag>
  );
}
