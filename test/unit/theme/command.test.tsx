// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Command } from '../../../plugins/rollbook/theme/Rollbook.ts';
import { axeViolations } from './axeViolations.ts';
import { placeholders, SamplePage, SampleProcedure, SampleTemplate } from './samplePage.tsx';

const page = (
  <SamplePage>
    <SampleProcedure />
    <SampleTemplate />
  </SamplePage>
);
const field = (label: string) => {
  const [top] = screen.getAllByLabelText<HTMLInputElement>(label);
  if (!top) throw new Error(`No field ${label}`);
  return top;
};
const copyCommand = () => screen.getByRole('button', { name: /^Copy: / });

function clipboard() {
  const copied: string[] = [];
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text);
  });
  return { user, copied };
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Command', () => {
  it('with a gap is not copied: it says what is missing and leads there', async () => {
    const { user, copied } = clipboard();
    render(page);
    await user.click(copyCommand());
    expect(copied).toEqual([]);
    expect(screen.getByText('Fill in Configuration file first.')).toBeTruthy();
    expect((document.activeElement as HTMLElement).dataset.variable).toBe('config');
    expect(document.activeElement?.closest('[data-procedure]')).not.toBeNull();
    expect(document.activeElement?.closest('details')?.open).toBe(true);
  });

  it('copies exactly what it shows, without a last line end', async () => {
    const { user, copied } = clipboard();
    render(page);
    await user.type(field('Configuration file'), "my file's.ini");
    await user.click(copyCommand());
    const shown = document.querySelector('pre code')?.textContent;
    expect(copied).toEqual(["# The old path\nrun_sim --config 'my file'\\''s.ini'"]);
    expect(shown).toBe(`${copied[0]}\n`);
    expect(screen.getByText('Copied.')).toBeTruthy();
  });

  it('shows the value in every form and command at once', async () => {
    render(page);
    await userEvent.type(field('Configuration file'), 'a.ini');
    const fields = screen.getAllByLabelText<HTMLInputElement>('Configuration file');
    expect(fields.map(({ value }) => value)).toEqual(['a.ini', 'a.ini']);
    expect(screen.getAllByText('a.ini', { selector: 'mark > span' })).toHaveLength(2);
  });

  it('does not use a value that is wrong, and says why', async () => {
    const { user, copied } = clipboard();
    render(page);
    await user.type(field('Configuration file'), '-rf');
    expect(field('Configuration file').getAttribute('aria-invalid')).toBe('true');
    await user.click(copyCommand());
    expect(copied).toEqual([]);
  });

  it('with an unconfirmed value is not copied before it is accepted', async () => {
    const { user, copied } = clipboard();
    window.history.replaceState(null, '', '/?config=prod.ini');
    render(page);
    expect(document.querySelector<HTMLElement>('pre mark')?.dataset.state).toBe('unconfirmed');
    await user.click(copyCommand());
    expect(copied).toEqual([]);
    expect(screen.getByText(/Accept Configuration file first/)).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
    const [accept] = screen.getAllByRole('button', { name: 'Accept Configuration file' });
    if (accept) await user.click(accept);
    await user.click(copyCommand());
    expect(copied).toEqual(['# The old path\nrun_sim --config prod.ini']);
  });

  it('is selected where the browser has no clipboard', async () => {
    const user = userEvent.setup();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    render(page);
    await user.type(field('Configuration file'), 'a.ini');
    await user.click(copyCommand());
    expect(screen.getByText(/The command is selected/)).toBeTruthy();
    expect(window.getSelection()?.toString()).toContain('run_sim --config a.ini');
  });

  it('with a gap cannot be copied by hand either', () => {
    render(page);
    const pre = document.querySelector('pre') as HTMLElement;
    expect(fireEvent.copy(pre)).toBe(false);
    expect(screen.getByText('Fill in Configuration file first.')).toBeTruthy();
  });

  it('dims what is a comment', () => {
    render(page);
    const [comment, rest] = document.querySelectorAll('pre code > span');
    expect(comment?.hasAttribute('data-comment')).toBe(true);
    expect(rest?.hasAttribute('data-comment')).toBe(false);
  });
});

describe('a secret', () => {
  it('is marked in a command, so that it is never printed', async () => {
    const text = 'call --token {{token}}';
    render(
      <SamplePage>
        <Command lang="bash" text={text} placeholders={placeholders(text)} />
      </SamplePage>,
    );
    await userEvent.type(field('API token'), 'canary-7f3a');
    const shown = screen.getByText('canary-7f3a', { selector: 'mark span' });
    expect(shown.closest('mark')?.hasAttribute('data-secret')).toBe(true);
  });
});

describe('Step', () => {
  it('says how to take a destructive step back before its command', () => {
    render(page);
    const undo = screen.getByText('To undo:');
    const command = copyCommand();
    expect(undo.compareDocumentPosition(command) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('says where there is no way back', () => {
    render(page);
    const step = document.querySelector('[data-step=A2]') as HTMLElement;
    expect(within(step).getByText('No way back:')).toBeTruthy();
    expect(within(step).getByText('Irreversible')).toBeTruthy();
  });
});

describe('Template', () => {
  const copy = (as: string) => screen.getByRole('button', { name: new RegExp(`Copy as ${as}`) });

  it('shows what the Markdown will look like, with the values in it', async () => {
    const { user } = clipboard();
    render(page);
    await user.type(field('Configuration file'), 'prod.ini');
    expect(document.querySelector('[data-preview]')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    const preview = document.querySelector('[data-preview]');
    // It is fetched when it is asked for; until then the text stands there as it is written.
    expect(preview?.textContent).toContain('prod.ini');
    await waitFor(() => expect(preview?.querySelector('strong')).not.toBeNull());
    expect(preview?.textContent).toContain('prod.ini');
    expect(preview?.textContent).not.toMatch(/\*\*|\{\{/);
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    expect(document.querySelector('[data-preview]')).toBeNull();
  });

  it('copies gaps by their labels, never with braces, and says how many are left', async () => {
    const { user, copied } = clipboard();
    render(page);
    await user.type(field('Configuration file'), '**a**.ini');
    expect(copy('Markdown').textContent).toBe('Copy as Markdown, 3 unfilled');
    await user.click(copy('Markdown'));
    await user.click(copy('plain text'));
    expect(copied[0]).toContain(
      '## Rollback\n\n**Since** [when the run began]: [What went wrong] (',
    );
    expect(copied[1]).toContain('Rollback\n\nSince [when the run began]: [What went wrong] (');
    expect(copied[1]).toContain('**a**.ini');
    for (const text of copied) expect(text).not.toContain('{{');
  });

  it('never tells a secret', async () => {
    const { user, copied } = clipboard();
    render(page);
    await user.type(field('API token'), 'canary-7f3a');
    await user.click(copy('Markdown'));
    expect(copied[0]).toContain('[API token]');
    expect(document.querySelector('[data-template]')?.textContent).not.toContain('canary');
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('canary');
  });
});
