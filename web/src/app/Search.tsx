import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useGo } from './address';
import type { Hit } from './feature';
import { features } from './features';
import { useLanguage } from './i18n';
import { useKey } from './keys';
import { useMay } from './session';
import { useAppText } from './texts';

const finders = features.flatMap((one) => (one.find ? [{ name: one.name, ...one.find }] : []));
const PAUSE = 200;

function useFinders() {
  const may = useMay();
  return finders.filter((one) => !one.needs || one.needs.some(may));
}

/** Whether there is anything this person may look for. */
export function useCanSearch(): boolean {
  return useFinders().length > 0;
}

/** The one search: every feature that can find looks at the same time; a failing one leaves the others alone. */
export function Search({ autoFocus, onLeave }: { autoFocus?: boolean; onLeave?: () => void }) {
  const t = useAppText();
  const language = useLanguage();
  const go = useGo();
  const box = useRef<InputRef>(null);
  const [typed, setTyped] = useState('');
  const words = useLater(typed.trim());
  const mine = useFinders();
  useKey('/', () => box.current?.focus());

  const { data, isFetching } = useQuery({
    queryKey: ['find', words, mine.map((one) => one.name)],
    enabled: words.length > 0,
    queryFn: async ({ signal }) =>
      Promise.all(
        mine.map(async (one) => ({
          label: one.label,
          hits: await one.look(words, signal).catch((no: unknown): Hit[] => {
            if (signal.aborted) throw no;
            return [];
          }),
        })),
      ),
  });

  if (mine.length === 0) return <div />;
  const found = (data ?? []).filter((group) => group.hits.length > 0);
  return (
    <AutoComplete
      className="search"
      value={typed}
      autoFocus={autoFocus ?? false}
      defaultActiveFirstOption
      popupMatchSelectWidth={480}
      onChange={setTyped}
      onSelect={(to: string) => {
        setTyped('');
        box.current?.blur();
        go(to);
        onLeave?.();
      }}
      onBlur={() => {
        if (!typed) onLeave?.();
      }}
      notFoundContent={
        words && (isFetching || words !== typed.trim() ? t('searching') : t('nothingFound', { words }))
      }
      options={found.map((group) => ({
        label: group.label[language],
        options: group.hits.map((hit) => ({
          value: hit.to,
          label: (
            <span className="hit">
              <strong>{hit.title}</strong>
              {hit.detail && <span className="quiet">{hit.detail}</span>}
            </span>
          ),
        })),
      }))}
    >
      <Input
        ref={box}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('search')}
        aria-label={t('search')}
        aria-keyshortcuts="/"
        suffix={onLeave ? null : <kbd title={t('searchHint')}>/</kbd>}
        allowClear
      />
    </AutoComplete>
  );
}

/** The words after a short pause in typing. */
function useLater(words: string): string {
  const [later, setLater] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setLater(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return later;
}
