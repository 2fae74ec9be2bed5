import { describe, expect, it } from 'vitest';
import { features } from './features';
import { speak, texts } from './i18n';

type Tree = { [key: string]: string | Tree };

const spoken = {
  ...import.meta.glob<Record<string, Tree>>('../**/zh.ts', { eager: true }),
  ...import.meta.glob<Record<string, Tree>>('../**/en.ts', { eager: true }),
};

function lines(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : lines(value, `${before}${key}.`),
  );
}

function places(text: string): string[] {
  return [...text.matchAll(/{{(\w+)/g)].map((match) => match[1] ?? '').sort();
}

const rooms = Object.keys(spoken).filter((file) => file.endsWith('/zh.ts'));

describe.each(rooms)('the texts of %s', (file) => {
  const zh = new Map(lines(spoken[file]?.zh ?? {}));
  const en = new Map(lines(spoken[file.replace('zh.ts', 'en.ts')]?.en ?? {}));

  it('are complete in both languages, none of them empty', () => {
    expect(zh.size).toBeGreaterThan(0);
    for (const [key, words] of zh) {
      expect(words.trim(), `${key} in Chinese`).not.toBe('');
      expect(en.get(key)?.trim(), `${key} in English`).toBeTruthy();
    }
    for (const key of en.keys()) {
      expect(zh.has(key) || (key.endsWith('_one') && zh.has(key.replace(/_one$/, '_other'))), key).toBe(true);
    }
  });

  it('have the same places to fill', () => {
    for (const [key, words] of zh) expect(places(en.get(key) ?? ''), key).toEqual(places(words));
  });

  it('leave no brace to be read', () => {
    for (const [key, words] of [...zh, ...en])
      expect(words.replace(/{{\w+(, \w+)?}}/g, ''), key).not.toMatch(/[{}]/);
  });
});

describe('texts', () => {
  const useT = texts(
    'test',
    { greet: '{{name}}您好', rows_other: '{{count}} 条' },
    {
      greet: 'Hello {{name}}',
      rows_one: '{{count}} row',
      rows_other: '{{count}} rows',
    },
  );

  it('follow the chosen language, and count in it', () => {
    expect(useT.say('greet', { name: '王社工' })).toBe('王社工您好');
    expect(useT.say('rows', { count: 1 })).toBe('1 条');
    speak('en');
    expect(useT.say('greet', { name: 'Wang' })).toBe('Hello Wang');
    expect(useT.say('rows', { count: 1 })).toBe('1 row');
    expect(document.documentElement.lang).toBe('en');
    speak('zh-CN');
  });

  it('missing in English do not compile', () => {
    // @ts-expect-error the English word is missing, and tsc says so
    texts('test-missing', { greet: '您好' }, {});
  });
});

describe('what features say of themselves', () => {
  it('has every menu entry lead to a page of the same rights', () => {
    for (const one of features) {
      for (const entry of one.menu ?? []) {
        const page = one.pages.find((candidate) => candidate.path === entry.to.split('?')[0]);
        expect(page, `${one.name}: ${entry.to}`).toBeDefined();
        for (const right of page?.needs ? (entry.needs ?? []) : []) expect(page?.needs).toContain(right);
      }
    }
  });
});
