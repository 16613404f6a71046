// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RunDraft } from '../../../../plugins/rollbook/model/run.ts';
import type { Expect, Step } from '../../../../plugins/rollbook/model/runbook.ts';
import { RunScreen } from '../../../../plugins/rollbook/theme/run/RunScreen.tsx';
import { header, snapshot } from '../../run/sample.ts';
import { axeViolations } from '../axeViolations.ts';
import { inFreshBrowser, openSample } from './openSample.ts';

const target = 'confirm';
const command = {
  lang: 'bash',
  text: 'twine upload dist/*',
  variables: [],
  placeholders: [],
  sample: false,
  line: 12,
};

/** Shows a run whose first step is this one. */
function show(more: Partial<Step>, ...drafts: RunDraft[]) {
  const steps = snapshot.procedure.steps.map((step, i) => (i === 0 ? { ...step, ...more } : step));
  const procedure = { ...snapshot.procedure, steps };
  const { open } = openSample({
    header: { ...header, snapshot: { ...snapshot, procedure } },
    events: [],
  });
  open.store.append({ type: 'started' }, ...drafts);
  render(<RunScreen open={open} base="/" fresh />);
  const first = () => open.store.getSnapshot().state.steps[0];
  return {
    open,
    status: () => first()?.status,
    observed: () => first()?.observed.map(({ value, met }) => [value, met]),
    types: () => open.store.getSnapshot().record.events.map(({ type }) => type),
  };
}
const press = (keys: string) => userEvent.keyboard(keys);
const card = () => document.querySelector('[data-run-step="confirm"]');
const name = () => document.querySelector<HTMLInputElement>('[data-target-name]');
const heading = () => card()?.querySelector('h2');
const button = (words: RegExp) => screen.queryByRole('button', { name: words });

inFreshBrowser();

function expectHidden() {
  expect(card()?.textContent).not.toContain('twine');
  expect(card()?.querySelector('pre')).toBeNull();
  expect(button(/^Copy/)).toBeNull();
  expect(button(/^Done/)).toBeNull();
}
function expectShown() {
  expect(card()?.textContent).toContain('twine upload');
  expect(button(/^Copy/)).toBeTruthy();
  expect(name()).toBeNull();
}

describe('an irreversible step', () => {
  const more = { effect: 'irreversible', commands: [command], expects: [] } as const;
  const step = { ...more, commands: [...more.commands], expects: [] } satisfies Partial<Step>;

  it.each(['b', 'd'])('is not begun with %s, which leads to its name instead', async (key) => {
    const { status, types } = show(step);
    expectHidden();
    await press(key);
    expect(types()).toEqual(['started']);
    expectHidden();
    expect(document.activeElement).toBe(name());
    await press('A2{Enter}');
    expect(status()).toBe('pending');
    expectHidden();
    await userEvent.clear(name() as HTMLInputElement);
    await press('A1{Enter}');
    expect(types()).toEqual(['started', 'step-started']);
    expectShown();
    heading()?.focus();
    await press('d');
    expect(status()).toBe('done');
  });

  it('that is somebody’s consent asks for its name before who approved', async () => {
    const { types } = show({ ...step, kind: 'approve' });
    await press('d');
    expect(document.querySelector('[data-run-panel]')).toBeNull();
    expect(document.activeElement).toBe(name());
    expect(types()).toEqual(['started']);
  });

  it('stays locked where it failed before it was named, also after a reload', async () => {
    const { open, status } = show(step);
    await press('fthe network is down{Enter}');
    expect(status()).toBe('failed');
    expectHidden();
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(button(/^Try it again/) as HTMLElement);
    expect(status()).toBe('failed');
    expect(document.activeElement).toBe(name());
    heading()?.focus();
    await press('b');
    expect(status()).toBe('failed');
    cleanup();
    render(<RunScreen open={open} base="/" fresh={false} />);
    expectHidden();
    await userEvent.type(name() as HTMLInputElement, 'A1{Enter}');
    expect(status()).toBe('started');
    expectShown();
  });

  it('stays open after a reload where it was begun, and where it failed after that', async () => {
    const { open, status } = show(step, { type: 'step-started', target });
    expectShown();
    act(() => open.act({ type: 'step-failed', target }));
    cleanup();
    render(<RunScreen open={open} base="/" fresh={false} />);
    expectShown();
    await press('b');
    expect(status()).toBe('started');
  });

  it('that was reopened asks for the name again, in the same card', async () => {
    const { open, status } = show(step);
    await userEvent.type(name() as HTMLInputElement, 'A1{Enter}');
    expectShown();
    act(() => open.act({ type: 'step-failed', target }));
    expectShown();
    heading()?.focus();
    await press('r');
    expect(status()).toBe('reopened');
    expectHidden();
    expect(name()?.value).toBe('');
    await press('b');
    expect(status()).toBe('reopened');
  });

  it('that was settled without its name shows no commands, and says what opens it', async () => {
    show(step, { type: 'step-skipped', target, reason: 'no time' });
    await press('k');
    expectHidden();
    expect(name()).toBeNull();
    expect(card()?.textContent).toContain('To see the commands, reopen this step');
    await press('r');
    expect(card()?.textContent).not.toContain('To see the commands, reopen');
    expect(name()).toBeTruthy();
  });

  it('is the only one that is locked', async () => {
    const { status } = show({ ...step, effect: 'destructive' });
    expectShown();
    await press('b');
    expect(status()).toBe('started');
  });
});

describe('an expectation', () => {
  const ask = (more: Partial<Expect>) => ({ expects: [{ title: 'It runs', line: 1, ...more }] });
  const field = () => screen.getByRole('textbox', { name: 'Value found' });

  it('of an exit status and an output leaves a status that fits to the person', async () => {
    const { observed } = show(ask({ exit: 0, contains: 'active' }));
    await userEvent.type(field(), '0');
    expect(screen.queryByText('This is as expected.')).toBeNull();
    expect(screen.getByText('Say whether all of it is as expected.')).toBeTruthy();
    expect(button(/^Enter/)).toBeNull();
    // Nobody has said anything yet.
    await press('{Enter}');
    expect(observed()).toEqual([]);
    await userEvent.click(button(/^Not as expected/) as HTMLElement);
    expect(observed()).toEqual([['0', false]]);
    expect(card()?.textContent).toContain('Found: 0, not as expected');
    await userEvent.type(field(), '0');
    await userEvent.click(button(/^As expected/) as HTMLElement);
    expect(observed()?.at(-1)).toEqual(['0', true]);
  });

  it('of an exit status and an output is not met by another status', async () => {
    const { observed } = show(ask({ exit: 0, contains: 'active' }));
    await userEvent.type(field(), '1');
    expect(screen.getByText('This is not as expected.')).toBeTruthy();
    await press('{Enter}');
    expect(observed()).toEqual([['1', false]]);
  });

  it('of an exit status alone is met by it', async () => {
    const { observed } = show(ask({ exit: 0 }));
    expect(screen.queryByText(/Say whether/)).toBeNull();
    await userEvent.type(field(), '0{Enter}');
    expect(observed()).toEqual([['0', true]]);
  });
});
