import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clock, dayAfter, minutesOf, padded, reasonWords, span } from './rounds';
import { useT } from './texts';
import { zh } from './zh';

const t = useT.say as ReturnType<typeof useT>;

describe('reasons', () => {
  const source = readFileSync('../src/main/java/cn/linli/rounds/Reasons.java', 'utf8');
  const codes = [...source.matchAll(/(?:reason\(\s*|\? |: )"([a-z]+(?:-[a-z]+)*)"/g)].map(
    (found) => found[1] ?? '',
  );

  it('are said in words, every one the plan can give', () => {
    expect(codes.length).toBeGreaterThan(20);
    expect(new Set(codes)).toEqual(new Set(Object.keys(zh.why)));
  });

  it('name what is asked for as an office would', () => {
    const reason = { code: 'nobody-able', with: { needs: 'language:粤语 licence:assistant sex:2' } };
    expect(reasonWords(t, reason)).toBe('出门的人都不符合要求（会粤语、持证、女社工）');
    expect(reasonWords(t, { code: 'at-hand', with: { name: '林晓燕', other: '14' } })).toBe(
      '顺路，不用绕；换林晓燕要多走 14 分钟',
    );
    expect(reasonWords(t, { code: 'promised', with: { time: '9:00' } })).toBe('约好 9:00');
  });
});

describe('times', () => {
  it('are minutes from midnight', () => {
    expect(clock(545)).toBe('9:05');
    expect(padded(545)).toBe('09:05');
    expect(minutesOf('09:05')).toBe(545);
    expect(span(t, 45)).toBe('45 分钟');
    expect(span(t, 120)).toBe('2 小时');
    expect(span(t, 125)).toBe('2 小时 5 分钟');
  });

  it('go over the end of a month and a leap day', () => {
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
    expect(dayAfter('2027-02-28', 1)).toBe('2027-03-01');
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});
