import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SamplePage, VARIABLES } from './samplePage.tsx';

// In Node: there is no window here, as there is none in the site build.
const html = renderToString(<SamplePage />);

describe('the page without JavaScript', () => {
  it.each([
    ['the head', ['@team', '2026-01-15', '2026-04-15', 'docs/runbooks/plan.mdx', 'Active']],
    [
      'every question',
      ['Is it blocking?', 'Is it wrong?', 'Prose of blocking.', 'Prose of wrong.'],
    ],
    ['every answer', ['Yes', 'No', 'Cannot tell', 'Very', 'Hardly']],
    ['every outcome', ['Look again within the hour.', 'Assess', 'href="#emergency"']],
    ['the drawing', ['<svg', 'M100 120H200', 'data-unsure']],
    ['every step', ['A1', 'A2', 'Take the old path', 'Publish', 'Destructive', 'Irreversible']],
    ['the command with its gap', ['# The old path', 'run_sim --config', '{{config}}']],
    ['triggers', ['The statistics deviate severely', 'deviation &gt; 10%', 'Roll back now']],
    ['every box', ['Simulations start', 'No errors in the log', 'For ten minutes']],
    ['the template', ['## Rollback', '[What went wrong]', '[when the run began]']],
    ['the fields', ['Configuration file', 'What went wrong', 'API token']],
    ['room to sign', ['Time', 'Initials']],
  ])('holds %s', (_, texts) => {
    for (const text of texts) expect(html).toContain(text);
  });

  it('has the default values in its commands', () => {
    const [config, ...others] = VARIABLES;
    if (!config) throw new Error('No variables');
    const variables = [{ ...config, default: 'usual.ini' }, ...others];
    const page = renderToString(<SamplePage variables={variables} />);
    expect(page).toMatch(/--config<\/span> <mark[^>]*><span>usual\.ini</);
  });

  it('has a box for each item, none of them ticked', () => {
    expect(html.match(/type="checkbox"/g)).toHaveLength(3);
    expect(html).not.toMatch(/checked/);
  });

  it('hides nothing', () => {
    expect(html).not.toMatch(/ hidden[ =>]|display:\s*none|data-hydrated|data-current/);
  });

  it('knows nothing of the clock or the storage', () => {
    expect(html).not.toContain('overdue');
    expect(html).not.toContain('NOT SAVED');
  });
});
