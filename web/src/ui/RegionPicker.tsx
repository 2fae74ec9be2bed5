import { useQuery } from '@tanstack/react-query';
import { Cascader } from 'antd';
import { useState } from 'react';
import { useUiText } from './texts';

/** One region as the server lists it under its parent. */
export interface RegionChoice {
  code: string;
  name: string;
  /** Nothing lies under it. */
  leaf: boolean;
}

interface Node {
  value: string;
  label: string;
  isLeaf: boolean;
  children?: Node[];
}

interface Props {
  /** The regions under one, or the topmost a person may choose from. */
  under: (parent: string | undefined) => Promise<RegionChoice[]>;
  /** Codes from the topmost down to the chosen one. */
  value?: string[];
  onChange?: (path: string[] | undefined) => void;
  id?: string;
  /** Any level may be chosen, not only the lowest. */
  anyLevel?: boolean;
}

function nodes(found: RegionChoice[]): Node[] {
  return found.map((one) => ({ value: one.code, label: one.name, isLeaf: one.leaf }));
}

/** Down the region tree, one level at a time. */
export function RegionPicker({ under, value, onChange, id, anyLevel }: Props) {
  const t = useUiText();
  const [opened, setOpened] = useState<Record<string, Node[]>>({});
  const { data: top = [] } = useQuery({
    queryKey: ['regions', 'top'],
    queryFn: async () => nodes(await under(undefined)),
    staleTime: 600_000,
  });
  const hang = (level: Node[]): Node[] =>
    level.map((node) => {
      const below = opened[node.value];
      return below ? { ...node, children: hang(below) } : node;
    });
  return (
    <Cascader
      className="full"
      {...(id ? { id } : {})}
      {...(value ? { value } : {})}
      options={hang(top)}
      changeOnSelect={anyLevel ?? false}
      placeholder={t('region.choose')}
      onChange={(path) => onChange?.(path?.map(String))}
      loadData={(path) => {
        const last = path.at(-1);
        const code = String(last?.value ?? '');
        void under(code).then((found) => setOpened((now) => ({ ...now, [code]: nodes(found) })));
      }}
    />
  );
}
