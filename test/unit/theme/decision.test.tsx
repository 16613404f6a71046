// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axeViolations } from './axeViolations.ts';
import { SampleDecision, SamplePage } from './samplePage.tsx';

const KEY = 'rollbook:walk:plan:triage';
const page = (
  <SamplePage>
    <SampleDecision />
  </SamplePage>
);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const current = () => document.querySelector('[data-current]') as HTMLElement;
const heading = () => within(current()).getByRole('heading').textContent;
const trail = () =>
  screen.queryAllByRole('listitem').filter((li) => li.parentElement?.tagName === 'OL');

/** Takes what is downloaded from here on. */
function takeDownloads(): Blob[] {
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => `blob:${blobs.push(blob)}`;
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  return blobs;
}

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Decision', () => {
  it('begins at its first question, without taking the focus', () => {
    render(page);
    expect(heading()).toBe('Is it blocking?');
    expect(document.activeElement).toBe(document.body);
    expect(
      within(current())
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['Yes', 'No', 'Cannot tell']);
  });

  it('walks to an outcome, with a trail, and the focus goes along', async () => {
    render(page);
    await press('No');
    expect(heading()).toBe('Is it wrong?');
    expect(document.activeElement?.textContent).toBe('Is it wrong?');
    await press('Hardly');
    expect(heading()).toBe('Watch');
    expect(document.activeElement?.textContent).toBe('Watch');
    expect(trail().map((li) => li.textContent)).toEqual([
      'Is it blocking? No Change',
      'Is it wrong? Hardly Change',
    ]);
    const on = within(current()).getByRole('link', { name: 'Go to Emergency rollback' });
    expect(on.getAttribute('href')).toBe('#emergency');
  });

  it('leads on to a procedure', async () => {
    render(page);
    await press('Cannot tell');
    const [on] = within(current()).getAllByRole('link');
    expect(on?.getAttribute('href')).toBe('#emergency');
    expect(document.activeElement).toBe(current());
  });

  it('marks the answer of somebody who cannot tell', () => {
    render(page);
    const unsure = screen.getByRole('button', { name: 'Cannot tell' }).closest('li');
    expect(unsure?.dataset.unsure).toBe('true');
  });

  it('goes back, returns to an answer of the trail, and starts again', async () => {
    render(page);
    await press('No');
    await press('Hardly');
    await press('Back');
    expect(heading()).toBe('Is it wrong?');
    await press('Hardly');
    await press('Is it blocking? No Change');
    expect(heading()).toBe('Is it blocking?');
    expect(trail()).toEqual([]);
    await press('No');
    await press('Start again');
    expect(heading()).toBe('Is it blocking?');
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it('goes on after a reload on the same day', async () => {
    const first = render(page);
    await press('No');
    first.unmount();
    render(page);
    expect(heading()).toBe('Is it wrong?');
    expect(document.activeElement).toBe(document.body);
  });

  it('does not resume a walk of an earlier day by itself', async () => {
    const answers = [{ question: 'blocking', answer: 1, title: 'No' }];
    const at = new Date(2020, 10, 3, 2, 14).toISOString();
    localStorage.setItem(KEY, JSON.stringify({ schemaVersion: 1, at, answers }));
    render(page);
    expect(heading()).toBe('Is it blocking?');
    expect(screen.getByText(/You began on Tuesday 3 November 2020 at 02:14/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await press('Continue that one');
    expect(heading()).toBe('Is it wrong?');
    expect(screen.queryByText(/You began on/)).toBeNull();
  });

  it('draws the way taken heavier, and only that way', async () => {
    render(page);
    const region = document.querySelector('[aria-label="Drawing: An issue is detected"]');
    expect(region?.hasAttribute('data-shown')).toBe(false);
    await press('Show the whole tree');
    expect(region?.hasAttribute('data-shown')).toBe(true);
    expect(region?.querySelectorAll('[data-taken]')).toHaveLength(0);
    await press('Cannot tell');
    const taken = [...(region?.querySelectorAll('[data-taken]') ?? [])];
    expect(taken.map((part) => part.textContent)).toEqual([
      'Cannot tell',
      'Is itblocking?',
      'Emergency',
    ]);
    // Two boxes stand for the procedure; the way went to the second.
    const boxes = [...(region?.querySelectorAll('[data-kind=procedure]') ?? [])];
    expect(boxes.map((box) => box.hasAttribute('data-taken'))).toEqual([false, true]);
    expect(screen.getByRole('group', { name: /way you took/ })).toBeTruthy();
  });

  it('shows all questions as text on request', async () => {
    render(page);
    const tree = current().parentElement as HTMLElement;
    expect(tree.hasAttribute('data-all')).toBe(false);
    await press('Show all questions as text');
    expect(tree.hasAttribute('data-all')).toBe(true);
    expect(within(tree).getByText('Prose of wrong.')).toBeTruthy();
  });

  it('shows a question that a link leads to', () => {
    window.location.hash = '#wrong';
    render(page);
    expect(current().parentElement?.hasAttribute('data-all')).toBe(true);
    window.location.hash = '';
  });

  it('says NOT SAVED where the storage fails, and walks on', async () => {
    render(page);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await press('No');
    expect(heading()).toBe('Is it wrong?');
    expect(screen.getByText(/NOT SAVED/)).toBeTruthy();
  });

  it('says on load what it cannot read, and hands it out as it is stored', async () => {
    localStorage.setItem(KEY, '{"schemaVersion":2}');
    const blobs = takeDownloads();
    render(page);
    expect(screen.getByText(/NOT SAVED/).closest('p')?.textContent).toContain('newer version');
    expect(await axeViolations()).toEqual([]);
    await press('No');
    expect(heading()).toBe('Is it wrong?');
    await press('Download what is stored');
    expect(JSON.parse((await blobs[0]?.text()) ?? '')).toMatchObject({
      schemaVersion: 1,
      runbook: 'plan',
      decision: 'triage',
      answers: [{ question: 'blocking', answer: 1, title: 'No' }],
      unreadable: [{ key: KEY, raw: '{"schemaVersion":2}' }],
    });
    expect(localStorage.getItem(KEY)).toBe('{"schemaVersion":2}');
  });

  it('follows what another tab answers, and leaves the focus where it is', () => {
    const { unmount } = render(page);
    const answers = [{ question: 'blocking', answer: 1, title: 'No' }];
    const record = JSON.stringify({ schemaVersion: 1, at: new Date().toISOString(), answers });
    localStorage.setItem(KEY, record);
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: KEY })));
    expect(heading()).toBe('Is it wrong?');
    expect(document.activeElement).toBe(document.body);
    const stop = vi.spyOn(window, 'removeEventListener');
    unmount();
    expect(stop.mock.calls.map(([type]) => type)).toContain('storage');
  });

  it('has nothing that axe would find, at the beginning and at the end', async () => {
    render(page);
    await press('Show the whole tree');
    await press('Show all questions as text');
    expect(await axeViolations()).toEqual([]);
    await press('No');
    await press('Hardly');
    expect(await axeViolations()).toEqual([]);
  });
});
