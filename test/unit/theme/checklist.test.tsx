// @vitest-environment jsdom
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axeViolations } from './axeViolations.ts';
import { SampleChecklist, SamplePage } from './samplePage.tsx';

const KEY = 'rollbook:check:plan:verify:';
const page = (
  <SamplePage>
    <SampleChecklist />
  </SamplePage>
);
const box = (name: string) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(name) });
const store = (item: string, at: string) =>
  localStorage.setItem(KEY + item, JSON.stringify({ schemaVersion: 1, at }));
const EARLIER = new Date(2020, 10, 3, 12).toISOString();

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Checklist', () => {
  it('ticks, counts, keeps, and unticks', async () => {
    const user = userEvent.setup();
    render(page);
    expect(screen.getByText('0 of 3 done')).toBeTruthy();
    await user.click(box('Simulations start'));
    expect(box('Simulations start').checked).toBe(true);
    expect(screen.getByText('1 of 3 done').getAttribute('role')).toBe('status');
    const stored = JSON.parse(localStorage.getItem(`${KEY}starts`) ?? '');
    expect(stored.schemaVersion).toBe(1);
    expect(stored.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    await user.click(box('Simulations start'));
    expect(localStorage.length).toBe(0);
    expect(screen.getByText('0 of 3 done')).toBeTruthy();
  });

  it('does not tick what is nested', async () => {
    render(page);
    await userEvent.click(box('No errors'));
    expect(box('For ten minutes').checked).toBe(false);
  });

  it('is still ticked after a reload', () => {
    store('logs', new Date().toISOString());
    render(page);
    expect(box('No errors').checked).toBe(true);
    expect(screen.getByText('1 of 3 done')).toBeTruthy();
  });

  it('follows a second tab at once, and an emptied storage', () => {
    render(page);
    store('logs', new Date().toISOString());
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: `${KEY}logs` }));
    });
    expect(box('No errors').checked).toBe(true);
    localStorage.clear();
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: null }));
    });
    expect(box('No errors').checked).toBe(false);
  });

  it('does not take ticks of an earlier day for today’s, and starts afresh', async () => {
    store('starts', EARLIER);
    store('logs', EARLIER);
    render(page);
    expect(screen.getByText('0 of 3 done')).toBeTruthy();
    expect(box('Simulations start').checked).toBe(false);
    expect(box('Simulations start').indeterminate).toBe(true);
    expect(screen.getByText(/2 ticks are from Tuesday 3 November 2020/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Start afresh' }));
    expect(localStorage.length).toBe(0);
    expect(box('Simulations start').indeterminate).toBe(false);
    expect(screen.queryByText(/ticks are from/)).toBeNull();
  });

  it('counts ticks of an earlier day once they are kept', async () => {
    store('starts', EARLIER);
    render(page);
    await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
    expect(box('Simulations start').checked).toBe(true);
    expect(screen.getByText('1 of 3 done')).toBeTruthy();
    expect(JSON.parse(localStorage.getItem(`${KEY}starts`) ?? '').at).toBe(EARLIER);
  });

  it('says NOT SAVED where the storage is full, and goes on', async () => {
    render(page);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await userEvent.click(box('Simulations start'));
    expect(box('Simulations start').checked).toBe(true);
    const notice = screen.getByText(/NOT SAVED/).closest('[role=status]') as HTMLElement;
    expect(notice.textContent).toContain('storage of this browser is full');
    expect(within(notice).getByRole('button', { name: /Download/ })).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
  });

  it('says NOT SAVED at once where the storage is refused, and still ticks', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    render(page);
    expect(screen.getByText(/NOT SAVED/)).toBeTruthy();
    await userEvent.click(box('Simulations start'));
    expect(box('Simulations start').checked).toBe(true);
  });

  it('leaves what it cannot read as it is', async () => {
    localStorage.setItem(`${KEY}logs`, '{"schemaVersion":2}');
    render(page);
    expect(box('No errors').checked).toBe(false);
    expect(screen.getByText(/cannot be read/)).toBeTruthy();
    expect(screen.queryByText(/NOT SAVED/)).toBeNull();
    const notice = (await screen.findByText(/UNREADABLE/)).closest('[role=status]') as HTMLElement;
    expect(notice.textContent).toContain('one tick stored here is damaged');
    expect(within(notice).getByRole('button', { name: 'Download what is stored' })).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(box('No errors'));
    expect(screen.queryByText(/UNREADABLE/)).toBeNull();
    expect(box('No errors').checked).toBe(true);
    expect(screen.getByText(/NOT SAVED/)).toBeTruthy();
    expect(localStorage.getItem(`${KEY}logs`)).toBe('{"schemaVersion":2}');
  });

  it('hands out what is ticked as a file', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return 'blob:x';
    };
    URL.revokeObjectURL = () => {};
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    render(page);
    await userEvent.click(box('Simulations start'));
    await userEvent.click(screen.getByRole('button', { name: /Download/ }));
    const record = JSON.parse((await blobs[0]?.text()) ?? '');
    expect(record).toMatchObject({ schemaVersion: 1, runbook: 'plan', unreadable: [] });
    expect(record.ticks.map(({ key }: { key: string }) => key)).toEqual([`${KEY}starts`]);
  });

  it('has nothing that axe would find', async () => {
    render(page);
    expect(await axeViolations()).toEqual([]);
  });
});
