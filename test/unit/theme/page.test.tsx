// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axeViolations } from './axeViolations.ts';
import { SamplePage } from './samplePage.tsx';

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(() => {
  cleanup();
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe('a whole page', () => {
  it('has nothing that axe would find', async () => {
    render(<SamplePage />);
    expect(await axeViolations()).toEqual([]);
  });

  it('says with a word that its review is overdue', () => {
    render(<SamplePage />);
    expect(screen.getByText('overdue')).toBeTruthy();
  });

  it('folds a long form, and unfolds it for values that came with the address', () => {
    const many = Array.from({ length: 7 }, (_, place) => ({
      name: `name_${place}`,
      label: `Name ${place}`,
      type: 'text' as const,
      required: true,
      line: 1,
    }));
    const { unmount } = render(<SamplePage variables={many} />);
    expect(document.querySelector('details')?.open).toBe(false);
    unmount();
    window.history.replaceState(null, '', '/?name_3=x');
    render(<SamplePage variables={many} />);
    expect(document.querySelector('details')?.open).toBe(true);
    act(() => screen.getByRole('button', { name: 'Accept all' }).click());
    expect(document.querySelector('details')?.open).toBe(true);
    window.history.replaceState(null, '', '/');
  });

  it('has no id twice', () => {
    render(<SamplePage />);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('is taken over from the server without a mismatch, whatever is stored', async () => {
    const at = new Date().toISOString();
    localStorage.setItem(
      'rollbook:check:plan:verify:logs',
      JSON.stringify({ schemaVersion: 1, at }),
    );
    const answers = [{ question: 'blocking', answer: 1, title: 'No' }];
    localStorage.setItem(
      'rollbook:walk:plan:triage',
      JSON.stringify({ schemaVersion: 1, at, answers }),
    );
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const root = document.createElement('div');
    document.body.append(root);
    root.innerHTML = renderToString(<SamplePage />);
    const mismatches: unknown[] = [];
    const hydrated = await act(async () =>
      hydrateRoot(root, <SamplePage />, {
        onRecoverableError: (error) => mismatches.push(error),
      }),
    );
    expect(mismatches).toEqual([]);
    expect(complaints).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /No errors/ }).checked).toBe(
      true,
    );
    expect(document.querySelector('[data-current] h4')?.textContent).toBe('Is it wrong?');
    act(() => hydrated.unmount());
  });

  it('scrolls its wide parts by themselves, reachable by keyboard', () => {
    render(<SamplePage />);
    for (const name of ['Decision matrix', 'Contacts', 'Drawing: An issue is detected'])
      expect(screen.getByRole('group', { name }).tabIndex).toBe(0);
  });
});

describe('the form of the values', () => {
  it('follows what the author says first, be it a paragraph or a list', () => {
    render(
      <SamplePage>
        {[
          <p key="what">What this is for.</p>,
          <ul key="ways">
            <li>Where to go</li>
          </ul>,
          <h2 key="next">Next</h2>,
        ]}
      </SamplePage>,
    );
    const form = screen.getByText('Values for this runbook').closest('details') as HTMLElement;
    const isBefore = (other: HTMLElement) =>
      form.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING;
    expect(isBefore(screen.getByText('Where to go'))).toBeTruthy();
    expect(isBefore(screen.getByText('Next'))).toBeFalsy();
  });
});
