// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RunDraft } from '../../../../plugins/rollbook/model/run.ts';
import { RunScreen } from '../../../../plugins/rollbook/theme/run/RunScreen.tsx';
import { channels, memoryLog, memoryStorage } from '../../run/fakes.ts';
import { CANARY, header, story } from '../../run/sample.ts';
import { axeViolations } from '../axeViolations.ts';
import { inFreshBrowser, openSample } from './openSample.ts';

type Open = ReturnType<typeof openSample>['open'];

function show(open: Open) {
  open.store.append({ type: 'started' });
  render(<RunScreen open={open} base="/" fresh />);
  return {
    state: () => open.store.getSnapshot().state,
    status: (id: string) => open.store.getSnapshot().state.steps.find((s) => s.id === id)?.status,
    types: () => open.store.getSnapshot().record.events.map(({ type }) => type),
  };
}
const heading = () => document.querySelector('[data-run-step] h2')?.textContent;
const panel = () => document.querySelector<HTMLElement>('[data-run-panel]');
const press = (keys: string) => userEvent.keyboard(keys);

inFreshBrowser();

describe('RunScreen', () => {
  it('begins at the first step, which has the focus', () => {
    show(openSample().open);
    expect(heading()).toBe('A1 Do confirm');
    expect(document.activeElement?.textContent).toBe('A1 Do confirm');
  });

  it('is walked to its end with keys', async () => {
    const { state, status } = show(openSample().open);
    await press('d');
    expect(status('confirm')).toBe('done');
    expect(heading()).toBe('A2 Do approve');
    expect(document.activeElement?.textContent).toBe('A2 Do approve');
    // An approval asks for a name.
    await press('d');
    expect(status('approve')).toBe('pending');
    await press('Grace{Enter}');
    expect(state().steps[1]?.by).toBe('Grace');
    await press('d');
    // A skip asks for a reason, and takes none that is empty.
    await press('s{Enter}');
    expect(status('restart')).toBe('pending');
    expect(within(panel() as HTMLElement).getByRole('alert').textContent).toContain('Expected');
    await press('restarts itself{Enter}');
    expect(status('restart')).toBe('skipped');
    await press('xnot here{Enter}');
    expect(status('verify')).toBe('not-applicable');
    await press('d');
    expect(heading()).toBe('No step is open any more');
    await press('eQuiet again{Enter}');
    expect(state().status).toBe('finished-with-exceptions');
    expect(document.activeElement?.textContent).toContain('Finished with exceptions');
    const report = document.querySelector('[data-run-report]')?.textContent;
    expect(report).toContain('restarts itself');
    expect(report).toContain('Quiet again');
    expect(document.querySelector('[data-run-owed]')?.textContent).toContain('After a day');
  });

  it('shows after a failure where the plan leads, and goes on from there', async () => {
    const { open } = openSample();
    const { status } = show(open);
    act(() => open.act({ type: 'step-done', target: 'confirm' }));
    act(() => open.act({ type: 'step-done', target: 'approve', by: 'Grace' }));
    expect(heading()).toBe('A3 Do switch');
    await press('fno route{Enter}');
    expect(status('switch')).toBe('failed');
    expect(heading()).toBe('A3 Do switch');
    const ways = within(screen.getByRole('region', { name: 'The ways on' }));
    expect(ways.getByRole('link', { name: 'As the plan says: Full rollback' })).toHaveProperty(
      'href',
      expect.stringContaining('procedure=full'),
    );
    expect(ways.getByRole('link', { name: 'Instead: Gentle' })).toBeTruthy();
    await press('b');
    expect(status('switch')).toBe('started');
  });

  it('puts what changes and the way back before the buttons, and lists it in reverse', async () => {
    const { open } = openSample();
    show(open);
    for (const target of ['confirm', 'approve', 'switch', 'restart'])
      act(() => open.act({ type: 'step-done', target }));
    await press('k');
    const step = document.querySelector('[data-run-step="restart"]') as HTMLElement;
    const words = step.textContent ?? '';
    expect(words.indexOf('This step destroys something')).toBeGreaterThan(0);
    expect(words.indexOf('The plan knows no way back')).toBeLessThan(words.indexOf('Reopen'));
    await press('u');
    const changes = within(panel() as HTMLElement).getAllByRole('heading', { level: 3 });
    expect(changes.map((one) => one.textContent)).toEqual(['A4 Do restart', 'A3 Do switch']);
    expect(panel()?.textContent).toContain('Switch it on again.');
    await press('{Escape}');
    expect(panel()).toBeNull();
    expect(document.activeElement?.textContent).toBe('A4 Do restart');
  });

  it('compares an observed value with its condition', async () => {
    const { state } = show(openSample().open);
    const [field] = screen.getAllByRole('textbox', { name: 'Value found' });
    if (!field) throw new Error('no field');
    await userEvent.type(field, '12%');
    expect(screen.getByText('This is not as expected.')).toBeTruthy();
    await press('{Enter}');
    expect(state().steps[0]?.observed[0]).toMatchObject({ value: '12%', met: false });
    // A letter typed into a field is a letter, not a key of the run.
    await userEvent.type(field, 'd');
    expect(state().steps[0]?.status).toBe('pending');
  });

  it('says what a step waits for, and locks nothing', async () => {
    const { status } = show(openSample().open);
    await press('jj');
    expect(heading()).toBe('A3 Do switch');
    expect(screen.getByRole('button', { name: 'Approval: A2 Do approve' })).toBeTruthy();
    await press('d');
    expect(status('switch')).toBe('done');
  });

  it('takes in a sheet: shows it first, records nothing that is wrong, and loses no text', async () => {
    const { snapshot } = header;
    const variables = snapshot.variables.filter(({ type }) => type !== 'secret');
    const withoutSecrets = { ...header, snapshot: { ...snapshot, variables } };
    const { open } = openSample({ header: withoutSecrets, events: [] });
    const { status, types } = show(open);
    const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /on the sheet/ });
    await press('p');
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBeNull();
    const [hint, wrong] = (field().getAttribute('aria-describedby') ?? '').split(' ');
    expect(document.getElementById(hint ?? '')?.textContent).toContain('A1 02:14, A2 02:20');
    await press('A1 03:14, A9 03:14');
    const rows = () =>
      within(panel() as HTMLElement)
        .getAllByRole('row')
        .slice(1);
    expect(rows().map((row) => row.textContent)).toEqual([
      'A1 Do confirmNot begunDone2026-11-21 03:14',
    ]);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(wrong ?? '')?.textContent).toContain(
      'Entry 2, line 1: Expected a step of this run, A1 to A6, found A9',
    );
    expect(await axeViolations(document.body)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Record 1 entry' }));
    expect(within(panel() as HTMLElement).getByRole('alert').textContent).toContain('Nothing was');
    expect(document.activeElement).toBe(field());
    expect(types()).toEqual(['started']);

    await press('{Escape}');
    expect(panel()).toBeNull();
    // The page is loaded anew.
    cleanup();
    render(<RunScreen open={open} base="/" fresh={false} />);
    await press('p');
    expect(field().value).toBe('A1 03:14, A9 03:14');
    await userEvent.clear(field());
    await press('A1 03:14 failed: timeout');
    await userEvent.click(screen.getByRole('button', { name: 'Record 1 entry' }));
    expect(status('confirm')).toBe('failed');
    expect(panel()).toBeNull();
    expect(document.activeElement?.textContent).toBe('A1 Do confirm');
    expect(screen.getByText('Recorded from paper: 1.')).toBeTruthy();
    await press('p');
    expect(field().value).toBe('');
    expect(sessionStorage).toHaveLength(0);
  });

  it('keeps a secret out of the record, and the address out of what can be copied', async () => {
    const { open, map, durable } = openSample(undefined, {
      query: `config=prod.ini&token=${CANARY}`,
    });
    show(open);
    open.values.values.set('token', CANARY);
    await press(`n${CANARY} was wrong{Control>}{Enter}{/Control}`);
    expect(open.store.getSnapshot().state.notes[0]?.text).toBe('[secret] was wrong');
    // Before a field holds it, nobody can tell that it is one.
    open.values.values.set('token', '');
    await press(`pA1 03:14 failed: ${CANARY}`);
    expect(sessionStorage).toHaveLength(0);
    open.values.values.set('token', CANARY);
    await open.store.settled();
    const kept = JSON.stringify([
      ...map,
      ...durable.map,
      open.store.getSnapshot().record,
      { ...sessionStorage },
    ]);
    expect(kept).not.toContain(CANARY);
    expect(kept).toContain('"secret":true');
    // Nobody accepted the configuration yet.
    expect(kept).not.toContain('prod.ini');
    open.values.values.accept();
    open.act();
    expect(open.store.getSnapshot().state.variables).toContainEqual(
      expect.objectContaining({ name: 'config', value: 'prod.ini' }),
    );
  });

  it('says NOT SAVED while it is not, and goes on', async () => {
    const copies = { ...memoryStorage(10), durable: memoryLog() };
    copies.durable.problem = 'full';
    const { open } = openSample(undefined, { copies });
    const { status } = show(open);
    await act(() => open.store.settled());
    expect(document.querySelector('[data-saved]')?.textContent).toContain('NOT SAVED');
    expect(screen.getByRole('button', { name: 'Download the run' })).toBeTruthy();
    await press('d');
    expect(status('confirm')).toBe('done');
    copies.durable.problem = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await act(() => open.store.settled());
    expect(document.querySelector('[data-saved]')?.getAttribute('data-saved')).toBe('saved');
  });

  it('announces a step that another tab went on to, and leaves the focus alone', async () => {
    const { open } = openSample();
    show(open);
    const before = document.activeElement;
    const note = screen.getByRole('textbox', { name: 'You are' });
    note.focus();
    await act(async () =>
      open.store.merge([
        { ...story[7], id: `7${story[7]?.id.slice(1)}` } as (typeof story)[number],
      ]),
    );
    expect(heading()).toBe('A2 Do approve');
    expect(screen.getByText('The current step is now A2 Do approve.')).toBeTruthy();
    expect(document.activeElement).toBe(note);
    expect(before).not.toBe(note);
  });

  it('keeps the words of a panel that is closed, until they are recorded', async () => {
    const { state } = show(openSample().open);
    await press('nsee the log{Escape}n');
    expect((document.activeElement as HTMLInputElement).value).toBe('see the log');
    await press(' of 03:10{Control>}{Enter}{/Control}');
    expect(state().notes).toMatchObject([{ text: 'see the log of 03:10' }]);
    await press('n');
    expect((document.activeElement as HTMLInputElement).value).toBe('');
    await press('{Escape}eall is well{Escape}fno network{Escape}e');
    expect((document.activeElement as HTMLInputElement).value).toBe('all is well');
    await press('{Escape}f');
    expect((document.activeElement as HTMLInputElement).value).toBe('no network');
  });

  describe('while another tab moves the run on', () => {
    function two(...before: RunDraft[]) {
      const more = { channel: channels(), copies: { ...memoryStorage(), durable: memoryLog() } };
      const ada = openSample(undefined, more).open;
      const shown = show(ada);
      act(() => ada.act(...before));
      const bob = openSample(ada.store.getSnapshot().record, { ...more, name: 'Bob' }).open;
      const bobDoes = (target: string) =>
        act(async () => {
          bob.act({ type: 'step-done', target });
          await new Promise((resolve) => setTimeout(resolve, 20));
        });
      return { ...shown, ada, bobDoes };
    }

    it('what is typed about a step stays words about that step', async () => {
      const { status, types, bobDoes } = two(
        { type: 'step-done', target: 'confirm' },
        { type: 'step-done', target: 'approve', by: 'Grace' },
      );
      await press('ftimeout after ');
      await bobDoes('switch');
      const before = types();
      await press('data base restart');
      expect(types()).toEqual(before);
      expect(status('restart')).toBe('pending');
      expect(heading()).toBe('A3 Do switch');
      const field = document.activeElement as HTMLInputElement;
      expect(field.value).toBe('timeout after data base restart');
      // It is too late for it, and the words are not lost.
      await press('{Enter}');
      expect(types()).toEqual(before);
      expect(field.value).toBe('timeout after data base restart');
      expect(screen.getByText(/the step was settled meanwhile/)).toBeTruthy();
      await press('{Escape}');
      expect(heading()).toBe('A4 Do restart');
    });

    it('a note is about the step that it was begun at', async () => {
      const { state, bobDoes } = two();
      await press('nthe deviation was 7 %');
      await bobDoes('confirm');
      await press('{Control>}{Enter}{/Control}');
      expect(state().notes).toMatchObject([{ text: 'the deviation was 7 %', target: 'confirm' }]);
      expect(heading()).toBe('A2 Do approve');
    });

    it('so does the value that is being typed into a step', async () => {
      const { types, bobDoes } = two({ type: 'step-done', target: 'approve', by: 'Grace' });
      const field = document.querySelector<HTMLInputElement>('[data-run-step] form input');
      await userEvent.click(field as HTMLInputElement);
      await press('about 3 ');
      await bobDoes('confirm');
      const before = types();
      await press('d');
      expect(types()).toEqual(before);
      expect(field?.value).toBe('about 3 d');
      expect(document.activeElement).toBe(field);
    });
  });

  it('has silent timers, and a region that speaks beside them', () => {
    show(openSample().open);
    const timers = screen.getAllByRole('timer');
    expect(timers.length).toBeGreaterThanOrEqual(2);
    for (const timer of timers) expect(timer.closest('[aria-live], [role="status"]')).toBeNull();
  });

  it('has its keys switched off', async () => {
    const { status } = show(openSample().open);
    await press('?');
    await userEvent.click(screen.getByRole('button', { name: 'Single keys are on' }));
    await press('{Escape}d');
    expect(status('confirm')).toBe('pending');
    expect(screen.getByRole('button', { name: 'Done' }).textContent).toBe('Done');
  });

  it('has no accessibility fault, whatever is open', async () => {
    const { open } = openSample({ header, events: story.slice(0, -1) });
    render(<RunScreen open={open} base="/" fresh={false} />);
    expect(await axeViolations()).toEqual([]);
    for (const key of ['n', 'u', 'v', 'c', 'm', 'q', 't', 'e', '?']) {
      await press(key);
      expect(panel(), key).not.toBeNull();
      expect(await axeViolations(), key).toEqual([]);
      await press('{Escape}');
    }
    act(() => open.act({ type: 'finished' }));
    expect(await axeViolations()).toEqual([]);
  });
});
