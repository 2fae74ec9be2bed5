import { Radio } from 'antd';
import { type Kind, useKindName } from './requests';
import { useT } from './texts';

const FAMILIES = ['errand', 'repair', 'care', 'paper', 'people', 'opinion'] as const;

/** What it is about, as chips; arrows walk through them. */
export function Chips({
  kinds,
  value,
  onChange,
  id,
}: {
  kinds: readonly Kind[];
  value?: string;
  onChange?: (code: string) => void;
  id?: string;
}) {
  const t = useT();
  const name = useKindName();
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className="chips"
      optionType="button"
      value={value}
      onChange={(event) => onChange?.(event.target.value as string)}
    >
      {FAMILIES.map((family) => {
        const inside = kinds.filter((one) => one.family === family);
        return inside.length === 0 ? null : (
          <div key={family} className="chip-row">
            <span className="quiet">{t(`families.${family}`)}</span>
            <div>
              {inside.map((one) => (
                <Radio.Button key={one.code} value={one.code}>
                  {name({ kindZh: one.nameZh, kindEn: one.nameEn })}
                </Radio.Button>
              ))}
            </div>
          </div>
        );
      })}
    </Radio.Group>
  );
}
