import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useUiText } from './texts';

export interface Choice {
  id: string;
  /** What stands in the box once chosen. */
  name: string;
  /** Besides the name, in the list: age, address, station. */
  detail?: ReactNode;
}

interface Props {
  /** Distinguishes what is looked for: 'residents', 'volunteers'. */
  kind: string;
  look: (words: string, signal: AbortSignal) => Promise<Choice[]>;
  value?: Choice;
  onChange?: (chosen: Choice | undefined) => void;
  id?: string;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
}

const PAUSE = 200;

/** Type a few letters, choose one: a resident, a volunteer, a station. The value is id and name, so a draft keeps it. */
export function FindSelect({ kind, look, value, onChange, id, placeholder, autoFocus, disabled }: Props) {
  const t = useUiText();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data = [], isFetching } = useQuery({
    queryKey: [kind, 'find', words],
    queryFn: ({ signal }) => look(words, signal),
    enabled: words.length > 0,
  });
  return (
    <Select
      className="full"
      {...(id ? { id } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      autoFocus={autoFocus ?? false}
      disabled={disabled ?? false}
      suffixIcon={null}
      placeholder={placeholder ?? t('find.type')}
      loading={isFetching}
      labelInValue
      value={value ? { value: value.id, label: value.name } : null}
      notFoundContent={words && !isFetching ? t('find.none') : t('find.typeMore')}
      onChange={(one: { value: string; label: ReactNode } | null | undefined) =>
        onChange?.(one ? data.find((found) => found.id === one.value) : undefined)
      }
      options={data.map((one) => ({ value: one.id, label: one.name, detail: one.detail }))}
      optionRender={(option) => (
        <span className="hit">
          <strong>{option.label}</strong>
          <span className="quiet">{(option.data as { detail?: ReactNode }).detail}</span>
        </span>
      )}
    />
  );
}
