import { theme as antdTheme, type ThemeConfig } from 'antd';
import { colours, type Look, type Print } from './taste';

const FONT =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif';

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
