import { useSyncExternalStore } from 'react';

export type Look = 'light' | 'dark';
export type Print = 'normal' | 'large';

/** The colours of the house. `wait` is only for "waits for somebody", `alarm` only for alarms and lost promises. */
export const colours = {
  light: {
    primary: '#0F766E',
    wait: '#D97706',
    waitText: '#B45309',
    alarm: '#B91C1C',
    ink: '#1F2937',
    quiet: '#5B6472',
    paper: '#FAF8F5',
    card: '#FFFFFF',
    line: '#E7E2DA',
    edge: '#958D80',
    track: '#EFEBE4',
    wash: '#E8F3F1',
    waitWash: '#FDF3E3',
    alarmWash: '#FCEDEC',
  },
  dark: {
    primary: '#2DB3A6',
    wait: '#E8973A',
    waitText: '#F0A650',
    alarm: '#F28B82',
    ink: '#EDEAE4',
    quiet: '#B0ABA2',
    paper: '#1A1918',
    card: '#242322',
    line: '#3A3835',
    edge: '#7F7A72',
    track: '#33312E',
    wash: '#173431',
    waitWash: '#3A2C18',
    alarmWash: '#412422',
  },
} as const;

interface Taste {
  look: Look;
  print: Print;
}

const REMEMBERED = 'linli.taste';
const listeners = new Set<() => void>();
let taste: Taste = remembered();

function remembered(): Taste {
  try {
    const read = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Taste>;
    return {
      look: read.look === 'dark' ? 'dark' : 'light',
      print: read.print === 'large' ? 'large' : 'normal',
    };
  } catch {
    return { look: 'light', print: 'normal' };
  }
}

/** Lays the colours where plain CSS finds them: `var(--wait)`. */
function lay() {
  const root = document.documentElement;
  root.dataset.look = taste.look;
  root.dataset.print = taste.print;
  for (const [name, value] of Object.entries(colours[taste.look])) root.style.setProperty(`--${name}`, value);
}
lay();

export function choose(change: Partial<Taste>) {
  taste = { ...taste, ...change };
  localStorage.setItem(REMEMBERED, JSON.stringify(taste));
  lay();
  for (const tell of listeners) tell();
}

export function useTaste(): Taste {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => taste,
  );
}
