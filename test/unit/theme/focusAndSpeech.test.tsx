// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FactTable } from '../../../plugins/rollbook/theme/Rollbook.ts';
import { SamplePage, SampleProcedure } from './samplePage.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const page = (
  <SamplePage>
    <SampleProcedure />
  </SamplePage>
);
const press = async (name: string) => {
  const [button] = screen.getAllByRole('button', { name });
  if (!button) throw new Error(`No button ${name}`);
  await userEvent.click(button);
};
const focused = () => document.activeElement as HTMLElement;

describe('the focus', () => {
  it('goes to the field whose value was accepted, for the button is gone', async () => {
    window.history.replaceState(null, '', '/?config=prod.ini');
    render(page);
    await press('Accept Configuration file');
    expect(focused().dataset.variable).toBe('config');
  });

  it('goes to the line that counts the values when all are accepted or cleared', async () => {
    window.history.replaceState(null, '', '/?config=prod.ini&issue=slow');
    render(page);
    await press('Accept all');
    expect(focused().textContent).toContain('2 of 3 filled in');
    await press('Clear all values');
    expect(focused().textContent).toContain('0 of 3 filled in');
  });
});

describe('a command', () => {
  const copied = () => screen.queryByText('Copied.');

  it('says in words that a value in it waits to be accepted, before it is pressed', async () => {
    window.history.replaceState(null, '', '/?config=prod.ini');
    render(page);
    const waiting = () => screen.queryAllByText(/^Accept Configuration file first/);
    expect(waiting()).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: /^Copy: / }));
    expect(waiting()).toHaveLength(1);
    await press('Accept Configuration file');
    expect(waiting()).toEqual([]);
  });

  it('no longer says that it was copied once it is another one', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    render(page);
    const [field] = screen.getAllByLabelText('Configuration file');
    if (!field) throw new Error('No field');
    await user.type(field, 'a.ini');
    await user.click(screen.getByRole('button', { name: /^Copy: / }));
    expect(copied()).not.toBeNull();
    await user.type(field, 'x');
    expect(copied()).toBeNull();
  });

  it('says again that it was copied when it is copied again', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    render(page);
    const [field] = screen.getAllByLabelText('Configuration file');
    if (!field) throw new Error('No field');
    await user.type(field, 'a.ini');
    const copy = screen.getByRole('button', { name: /^Copy: / });
    await user.click(copy);
    const region = copied();
    if (!region) throw new Error('Nothing was said');
    const changes: MutationRecord[] = [];
    new MutationObserver((records) => changes.push(...records)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await user.click(copy);
    await vi.waitFor(() => expect(copied()).not.toBeNull());
    expect(changes.length).toBeGreaterThan(0);
  });
});

describe('a table of facts', () => {
  it('has the name of its column on every cell, for a narrow screen', () => {
    render(
      <SamplePage>
        <FactTable kind="flags">
          <table>
            <thead>
              <tr>
                <th>Flag</th>
                <th>
                  Rollback <em>impact</em>
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>
                  <code>A</code>
                </td>
                <td>None</td>
              </tr>
            </tbody>
          </table>
        </FactTable>
      </SamplePage>,
    );
    const cells = screen.getAllByRole('cell');
    expect(cells.map((cell) => cell.dataset.column)).toEqual(['Flag', 'Rollback impact']);
    expect(cells.map((cell) => cell.textContent)).toEqual(['A', 'None']);
  });
});
