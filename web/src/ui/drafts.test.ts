import { describe, expect, it } from 'vitest';
import { draftCount, dropDraft, forgetOldDrafts, keepDraft, readDraft } from './drafts';

describe('a draft', () => {
  it('is there again after a reload, with the command it was sent under', () => {
    keepDraft('worker', 'visits.new', { words: '李奶奶缺药' }, 'command-1');
    expect(readDraft('worker', 'visits.new')).toMatchObject({
      values: { words: '李奶奶缺药' },
      command: 'command-1',
    });
  });

  it('is only for the account that wrote it', () => {
    keepDraft('worker', 'visits.new', { words: '…' });
    expect(readDraft('head', 'visits.new')).toBeUndefined();
    expect(draftCount('worker')).toBe(1);
    expect(draftCount('head')).toBe(0);
  });

  it('is gone once the server has it', () => {
    keepDraft('worker', 'visits.new', {});
    dropDraft('worker', 'visits.new');
    expect(readDraft('worker', 'visits.new')).toBeUndefined();
  });

  it('is forgotten after two weeks, and a damaged one at once', () => {
    keepDraft('worker', 'visits.new', {});
    localStorage.setItem('linli.draft.worker.torn', '{"values":');
    expect(readDraft('worker', 'torn')).toBeUndefined();
    forgetOldDrafts(Date.now() + 13 * 86_400_000);
    expect(draftCount('worker')).toBe(1);
    forgetOldDrafts(Date.now() + 15 * 86_400_000);
    expect(draftCount('worker')).toBe(0);
  });
});
