import { theme as antdTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Look = 'light' | 'dark';
export type Print = 'normal' | 'large';

const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

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

export function themeOf(look: Look, print: Print, narrow = false): ThemeConfig {
  const c = colours[look];
  const size = print === 'large' ? 18 : narrow ? 16 : 14;
  const field = { colorBorder: c.edge };
  return {
    algorithm: look === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: c.primary,
      colorInfo: c.primary,
      colorSuccess: c.primary,
      colorLink: c.primary,
      colorWarning: c.wait,
      colorWarningText: c.waitText,
      colorError: c.alarm,
      colorText: c.ink,
      colorTextSecondary: c.quiet,
      colorTextTertiary: c.quiet,
      colorTextDescription: c.quiet,
      colorTextPlaceholder: c.quiet,
      colorInfoBg: c.wash,
      colorInfoBorder: c.line,
      colorSuccessBg: c.wash,
      colorSuccessBorder: c.line,
      colorWarningBg: c.waitWash,
      colorWarningBorder: c.line,
      colorErrorBg: c.alarmWash,
      colorErrorBorder: c.line,
      colorBgBase: c.card,
      colorBgLayout: c.paper,
      colorBgContainer: c.card,
      colorBgElevated: c.card,
      colorBorder: c.line,
      colorBorderSecondary: c.line,
      colorSplit: c.line,
      colorTextLightSolid: look === 'dark' ? '#10201E' : '#FFFFFF',
      borderRadius: 10,
      borderRadiusLG: 10,
      borderRadiusSM: 8,
      boxShadow: '0 4px 16px rgba(31, 41, 55, 0.08)',
      boxShadowSecondary: '0 4px 16px rgba(31, 41, 55, 0.10)',
      boxShadowTertiary: 'none',
      fontFamily: FONT,
      fontSize: size,
      fontSizeSM: print === 'large' ? 16 : 14,
      fontSizeLG: print === 'large' ? 20 : 16,
      fontSizeXL: print === 'large' ? 24 : 20,
      fontSizeHeading1: print === 'large' ? 32 : 28,
      fontSizeHeading2: print === 'large' ? 26 : 20,
      fontSizeHeading3: print === 'large' ? 22 : 16,
      fontSizeHeading4: print === 'large' ? 20 : 16,
      fontSizeHeading5: size,
      controlHeight: narrow ? 48 : print === 'large' ? 44 : 36,
      controlHeightLG: narrow ? 52 : 48,
      motion: !matchMedia?.('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Input: field,
      InputNumber: field,
      Select: field,
      DatePicker: field,
      Cascader: field,
      Checkbox: field,
      Radio: { ...field, buttonSolidCheckedBg: c.primary },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Table: {
        cellPaddingInlineMD: 16,
        headerBg: c.paper,
        headerColor: c.quiet,
        rowHoverBg: c.paper,
        headerSplitColor: 'transparent',
      },
      Segmented: {
        trackBg: c.track,
        itemSelectedColor: c.primary,
        itemSelectedBg: c.card,
        itemColor: c.ink,
      },
      Tag: { defaultBg: c.paper, colorWarning: c.waitText },
    },
  };
}

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
