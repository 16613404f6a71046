// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Catalogue as CatalogueData,
  DrillRow,
  SearchData,
  TriggerRow,
  ViewGroup,
} from '../../../plugins/rollbook/model/views.ts';
import { Catalogue } from '../../../plugins/rollbook/theme/catalogue/Catalogue.tsx';
import { Drills } from '../../../plugins/rollbook/theme/views/Drills.tsx';
import { Triggers } from '../../../plugins/rollbook/theme/views/Triggers.tsx';
import { axeViolations } from './axeViolations.ts';

const town = {
  id: 'town',
  title: 'Roll back town',
  status: 'active',
  href: '/runbooks/town',
} as const;
const old = {
  id: 'old',
  title: 'Roll back old',
  status: 'retired',
  href: '/runbooks/old',
} as const;
const DATA: CatalogueData = {
  triggerCount: 2,
  runbooks: [
    {
      ...town,
      owner: '@town',
      version: '1.0',
      reviewed: '2020-01-01',
      nextReview: '2020-04-01',
      risk: 'high',
      budget: 420,
      drills: { total: 4, passed: 0, failed: 0 },
    },
    { ...old, owner: '@old', drills: { total: 0, passed: 0, failed: 0 } },
  ],
};
const slow: TriggerRow = {
  title: 'A tick is slower',
  href: '/runbooks/town#slow',
  severity: 'high',
  action: 'rollback',
  when: 'tick_slowdown > 5%',
  for: 600,
  signal: 'bench.py',
  leadsTo: { title: 'Restore', href: '/runbooks/town#restore' },
};
const gone: TriggerRow = {
  title: 'Data is gone',
  href: '/runbooks/old#gone',
  severity: 'critical',
};
const SEARCH: SearchData = {
  runbooks: [town, old],
  triggers: [
    { runbook: 0, ...slow },
    { runbook: 1, ...gone },
  ],
  procedures: [
    {
      runbook: 0,
      title: 'Restore',
      href: '/runbooks/town#restore',
      kind: 'emergency',
      risk: 'low',
      budget: 300,
      summary: 'For a slow tick.',
      severity: 'high',
    },
  ],
};

const load = vi.fn(async () => SEARCH);
const page = <Catalogue data={DATA} loadSearch={load} triggersHref="/triggers" />;
const field = () => screen.getByRole<HTMLInputElement>('searchbox');
const tick = (key: string, value: object) => localStorage.setItem(key, JSON.stringify(value));

beforeEach(() => {
  localStorage.clear();
  load.mockReset().mockResolvedValue(SEARCH);
  window.history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the search', () => {
  it('fetches what it searches only when somebody goes to the field, and once', async () => {
    render(page);
    expect(load).not.toHaveBeenCalled();
    await userEvent.type(field(), 'tick');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shows a trigger with what it is, where, how bad, and where it leads', async () => {
    render(page);
    await userEvent.type(field(), 'bench');
    const link = await screen.findByRole('link', { name: 'A tick is slower' });
    expect(link.getAttribute('href')).toBe('/runbooks/town#slow');
    const text = link.closest('li')?.textContent ?? '';
    for (const part of ['Trigger', 'High severity', 'Roll back', 'Roll back town', '10 min'])
      expect(text).toContain(part);
    expect(text).toContain('tick_slowdown > 5%');
    expect(screen.getByRole('link', { name: 'Restore' }).getAttribute('href')).toBe(
      '/runbooks/town#restore',
    );
    expect(screen.getByRole('status').textContent).toBe('1 trigger, the most severe first.');
    expect(await axeViolations()).toEqual([]);
  });

  it('shows a procedure with kind, risk and budget, and says of a runbook that it is retired', async () => {
    render(page);
    await userEvent.type(field(), 'restore');
    const hit = (await screen.findByRole('link', { name: 'Restore' })).closest('li');
    for (const part of ['Procedure', 'Emergency', 'Low risk', '5 min'])
      expect(hit?.textContent).toContain(part);
    await userEvent.clear(field());
    await userEvent.type(field(), 'gone');
    const other = (await screen.findByRole('link', { name: 'Data is gone' })).closest('li');
    expect(other?.textContent).toContain('Retired');
  });

  it('says that nothing was found, and keeps the runbooks in sight', async () => {
    render(page);
    await userEvent.type(field(), 'xyzzy');
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toMatch(/^No trigger or procedure/),
    );
    expect(screen.getByRole('link', { name: 'Roll back town' })).toBeTruthy();
  });

  it('says when the data cannot be fetched, and tries again when asked', async () => {
    load.mockRejectedValue(new Error('offline'));
    render(page);
    await userEvent.type(field(), 'tick');
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(screen.getByRole('status').textContent).toMatch(/could not be fetched/);
    load.mockResolvedValue(SEARCH);
    await userEvent.click(again);
    expect(await screen.findByRole('link', { name: 'A tick is slower' })).toBeTruthy();
  });

  it('takes the question from the address, and puts it there', async () => {
    window.history.replaceState(null, '', '/?q=gone');
    render(page);
    expect(await screen.findByRole('link', { name: 'Data is gone' })).toBeTruthy();
    expect(field().value).toBe('gone');
    await userEvent.clear(field());
    await userEvent.type(field(), 'slow');
    expect(window.location.search).toBe('?q=slow');
    await userEvent.clear(field());
    expect(window.location.search).toBe('');
  });

  it('goes to the first hit on Enter', async () => {
    render(page);
    await userEvent.type(field(), 'slow');
    await screen.findByRole('link', { name: 'A tick is slower' });
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('A tick is slower');
  });
});

describe('the list of runbooks', () => {
  it('says risk, budget, owner, review and drills in words', () => {
    render(page);
    const row = screen.getByRole('row', { name: /Roll back town/ });
    for (const text of ['Active', 'High risk', '7 min', '@town', '2020-01-01', '0 of 4 passed'])
      expect(within(row).getByText(text)).toBeTruthy();
    expect(within(row).getByText('Overdue')).toBeTruthy();
    const other = screen.getByRole('row', { name: /Roll back old/ });
    expect(within(other).getByText('Retired')).toBeTruthy();
    expect(within(other).queryByText('Overdue')).toBeNull();
  });

  it('is whole without JavaScript, and knows nothing of the clock', () => {
    const html = renderToString(page);
    expect(html).toContain('href="/runbooks/town"');
    expect(html).toContain('action="/triggers"');
    expect(html).not.toContain('Overdue');
  });
});

describe('what is under way here', () => {
  const today = new Date().toISOString();

  it('counts what was ticked today, and nothing of earlier days or damaged', () => {
    tick('rollbook:check:town:list:one', { schemaVersion: 1, at: today });
    tick('rollbook:check:town:list:two', {
      schemaVersion: 1,
      at: '2020-01-01T00:00:00.000Z',
      kept: today,
    });
    tick('rollbook:check:town:list:three', { schemaVersion: 1, at: '2020-01-01T00:00:00.000Z' });
    tick('rollbook:check:town:list:four', { schemaVersion: 2, at: today });
    localStorage.setItem('rollbook:check:town:list:five', '{"schema');
    tick('rollbook:walk:town:list', { schemaVersion: 1, at: today });
    render(page);
    const section = screen.getByRole('region', { name: 'Under way in this browser' });
    expect(section.textContent).toContain('2 items ticked today');
    expect(within(section).getByRole('link').getAttribute('href')).toBe('/runbooks/town');
  });

  it('hears another tab', () => {
    render(page);
    expect(screen.queryByText('1 item ticked today')).toBeNull();
    tick('rollbook:check:town:list:one', { schemaVersion: 1, at: today });
    act(() => {
      window.dispatchEvent(new StorageEvent('storage', { key: 'rollbook:check:town:list:one' }));
    });
    expect(screen.getByText('1 item ticked today')).toBeTruthy();
  });

  it('is nothing where the browser keeps nothing', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    render(page);
    expect(screen.queryByText('Under way in this browser')).toBeNull();
    expect(screen.getByRole('heading', { name: 'What has gone wrong?' })).toBeTruthy();
  });

  it('shows a runbook that the site no longer has by its id', () => {
    tick('rollbook:check:lost:list:one', { schemaVersion: 1, at: today });
    render(page);
    expect(screen.getByText('lost')).toBeTruthy();
  });
});

describe('the pages over all runbooks', () => {
  const triggers: ViewGroup<TriggerRow>[] = [
    { runbook: town, rows: [slow] },
    { runbook: old, rows: [gone] },
  ];

  it('narrow the triggers down by every word', async () => {
    render(<Triggers groups={triggers} />);
    expect(screen.getByText('2 triggers')).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    await userEvent.type(field(), 'high slow');
    expect(screen.getByText('1 of 2')).toBeTruthy();
    expect(screen.queryByText('Data is gone')).toBeNull();
    expect(screen.getByRole('link', { name: 'A tick is slower' })).toBeTruthy();
    await userEvent.type(field(), 'x');
    expect(screen.getByText('No trigger holds all of these words.')).toBeTruthy();
  });

  it('show a drill with a word for its state and the words of its author', async () => {
    const row = { when: 'May', owner: 'Ops', href: '/runbooks/town#drills-9' };
    const rows: DrillRow[] = [
      { ...row, procedure: 'fast', status: 'Failed: no access', state: 'failed' },
      {
        ...row,
        href: '/runbooks/town#drills-10',
        procedure: 'restore',
        status: 'planned',
        state: 'planned',
        leadsTo: { title: 'Restore', href: '/runbooks/town#restore' },
      },
    ];
    render(<Drills groups={[{ runbook: town, rows }]} />);
    expect(screen.getByRole('row', { name: /^fast/ }).textContent).toContain(
      'Failed Failed: no access',
    );
    const planned = screen.getByRole('row', { name: /^Restore/ });
    expect(within(planned).getByText('Planned')).toBeTruthy();
    expect(within(planned).getByRole('link', { name: 'Restore' }).getAttribute('href')).toBe(
      '/runbooks/town#drills-10',
    );
    expect(within(planned).getByRole('link', { name: 'restore' }).getAttribute('href')).toBe(
      '/runbooks/town#restore',
    );
    expect(await axeViolations()).toEqual([]);
  });

  it('say where there is nothing', () => {
    render(<Drills groups={[]} />);
    expect(screen.getByText('No runbook has a table of drills.')).toBeTruthy();
  });
});
