import { describe, expect, it, vi } from 'vitest';
import type { Variable } from '../../../plugins/rollbook/model/runbook.ts';
import { createValues } from '../../../plugins/rollbook/run/values.ts';
import { memoryStorage } from './memoryStorage.ts';

const variable = (name: string, more: Partial<Variable> = {}): Variable => ({
  name,
  label: name,
  type: 'text',
  required: true,
  line: 1,
  ...more,
});
const VARIABLES = [
  variable('config'),
  variable('service', { default: 'fusion-sim' }),
  variable('token', { type: 'secret' }),
];
const check = (_: Variable, value: string) => (value.startsWith('-') ? 'no dash' : undefined);

function setup() {
  const storage = memoryStorage();
  const make = () => createValues('plan', VARIABLES, storage.open, check);
  return { ...storage, make, values: make() };
}

describe('values', () => {
  it('begin with the defaults, and last as long as the tab', () => {
    const { values, make } = setup();
    expect(values.get().usable).toEqual({ service: 'fusion-sim' });
    values.set('config', 'a.ini');
    expect(make().get().usable).toEqual({ service: 'fusion-sim', config: 'a.ini' });
  });

  it('are the same object until something differs from the defaults', () => {
    const { values, make } = setup();
    expect(values.get()).toBe(values.initial);
    const told = vi.fn();
    values.subscribe(told);
    values.prefill('?unknown=x&config=&token=t&service=fusion-sim');
    expect(values.get()).toBe(values.initial);
    expect(told).not.toHaveBeenCalled();
    values.prefill('?config=prod.ini');
    expect(values.get()).not.toBe(values.initial);
    expect(told).toHaveBeenCalledTimes(1);
    values.accept();
    expect(make().get()).not.toEqual(values.initial);
  });

  it('that are wrong are shown with a message and used nowhere', () => {
    const { values } = setup();
    values.set('config', '-rf');
    expect(values.get().fields.config).toEqual({
      value: '-rf',
      confirmed: true,
      message: 'no dash',
    });
    expect(values.get().usable).not.toHaveProperty('config');
  });

  it('never store a secret', () => {
    const { values, kept, make } = setup();
    values.set('token', 'canary-7f3a');
    expect(values.get().usable.token).toBe('canary-7f3a');
    expect([...kept.entries()].flat().join()).not.toContain('canary-7f3a');
    expect(make().get().usable).not.toHaveProperty('token');
  });

  it('from an address wait to be accepted, one or all', () => {
    const { values } = setup();
    values.prefill('?config=prod.ini&service=other&unknown=x');
    expect(values.get().unconfirmed).toEqual(['config', 'service']);
    values.accept(['config']);
    expect(values.get().unconfirmed).toEqual(['service']);
    values.accept();
    expect(values.get().unconfirmed).toEqual([]);
    expect(values.get().usable).toEqual({ config: 'prod.ini', service: 'other' });
  });

  it('from an address are not stored before they are accepted, and never for a secret', () => {
    const { values, kept } = setup();
    values.prefill('?config=prod.ini&token=canary-7f3a');
    values.set('service', 'x');
    expect([...kept.values()].join()).not.toMatch(/prod\.ini|canary/);
    expect(values.get().usable).not.toHaveProperty('token');
  });

  it('typed over a prefilled one are not asked about again after a reload', () => {
    const { values, make } = setup();
    values.prefill('?config=prod.ini');
    values.set('config', 'mine.ini');
    const again = make();
    again.prefill('?config=prod.ini');
    expect(again.get().usable.config).toBe('mine.ini');
    expect(again.get().unconfirmed).toEqual([]);
    again.prefill('?config=third.ini');
    expect(again.get().unconfirmed).toEqual(['config']);
  });

  it('go on in memory where the storage fails, and never overwrite what is unreadable', () => {
    const { values, fails, kept, make } = setup();
    fails.write = true;
    values.set('config', 'a.ini');
    expect(values.get()).toMatchObject({ usable: { config: 'a.ini' }, problem: 'full' });
    fails.access = true;
    values.set('config', 'b.ini');
    expect(values.get()).toMatchObject({ usable: { config: 'b.ini' }, problem: 'unavailable' });
    fails.access = fails.write = false;
    kept.set('rollbook:values:plan', '{"schemaVersion":9}');
    const late = make();
    late.set('config', 'c.ini');
    expect(late.get()).toMatchObject({ usable: { config: 'c.ini' }, problem: 'unreadable' });
    expect(kept.get('rollbook:values:plan')).toBe('{"schemaVersion":9}');
  });

  it('can all be cleared', () => {
    const { values } = setup();
    values.set('config', 'a.ini');
    values.clear();
    expect(values.get().usable).toEqual({});
  });
});
