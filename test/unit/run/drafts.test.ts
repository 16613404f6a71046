import { describe, expect, it } from 'vitest';
import { createDrafts } from '../../../plugins/rollbook/run/drafts.ts';
import { draftsKey } from '../../../plugins/rollbook/run/keys.ts';
import { memoryStorage } from './memoryStorage.ts';

const KEY = draftsKey('r1');

describe('drafts', () => {
  it('outlive a reload, and leave nothing behind when they are recorded', () => {
    const { kept, open } = memoryStorage();
    const drafts = createDrafts(KEY, open);
    drafts.set('note', 'half a sen');
    drafts.set('__proto__', 'a name like any other');
    const after = createDrafts(KEY, open);
    expect(after.get('note')).toBe('half a sen');
    expect(after.get('__proto__')).toBe('a name like any other');
    expect(after.atRisk()).toBe(false);
    after.delete('note');
    after.delete('__proto__');
    expect(kept.size).toBe(0);
  });

  it('are in memory only where that is asked for, and say so', () => {
    const drafts = createDrafts(KEY);
    expect(drafts.atRisk()).toBe(false);
    drafts.set('note', 'the password is …');
    expect([drafts.get('note'), drafts.atRisk()]).toEqual(['the password is …', true]);
    drafts.delete('note');
    expect(drafts.atRisk()).toBe(false);
  });

  it('go on in memory where the storage refuses', () => {
    const refuses = createDrafts(KEY, () => {
      throw new Error('no storage');
    });
    refuses.set('note', 'kept here');
    expect([refuses.get('note'), refuses.atRisk()]).toEqual(['kept here', true]);
  });

  it.each([
    '{"schemaVersion":2,"texts":{}}',
    '{"schemaVersion":1,"texts":{"a":1}}',
    '{"sche',
    '[]',
  ])('leave what they cannot read as it is: %s', (stored) => {
    const { kept, open } = memoryStorage();
    kept.set(KEY, stored);
    const drafts = createDrafts(KEY, open);
    drafts.set('note', 'new');
    expect([drafts.get('note'), drafts.atRisk(), kept.get(KEY)]).toEqual(['new', true, stored]);
    drafts.delete('note');
    expect(kept.get(KEY)).toBe(stored);
  });
});
