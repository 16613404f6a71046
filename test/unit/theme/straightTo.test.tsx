// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ProcedureKind } from '../../../plugins/rollbook/model/vocabulary.ts';
import { Procedure, ProcedureFacts } from '../../../plugins/rollbook/theme/Rollbook.ts';
import { axeViolations } from './axeViolations.ts';
import { SamplePage } from './samplePage.tsx';

afterEach(cleanup);

function procedure(id: string, kind: ProcedureKind, letter: string) {
  return (
    <Procedure key={id} id={id} kind={kind}>
      <h2 id={id}>{id}</h2>
      <ProcedureFacts
        runbook="plan"
        id={id}
        title={`Title of ${id}`}
        letter={letter}
        kind={kind}
        budget={420}
        stepCount={1}
        variables={[]}
      />
    </Procedure>
  );
}

const nav = () => screen.getByRole('navigation', { name: 'Straight to a procedure' });
const links = () => within(nav()).getAllByRole('link');

describe('the way to the procedures', () => {
  it('leads to an emergency procedure at once, wherever it stands', async () => {
    render(
      <SamplePage>
        {[procedure('slow', 'rollback', 'A'), procedure('fast', 'emergency', 'B')]}
      </SamplePage>,
    );
    const [first] = links();
    expect(first?.textContent).toBe('B Title of fast');
    expect(first?.getAttribute('href')).toBe('#fast');
    expect(first?.closest('details')).toBeNull();
    const folded = links().filter((link) => link.closest('details'));
    expect(folded.map((link) => link.getAttribute('href'))).toEqual(['#slow', '#fast']);
    expect(await axeViolations()).toEqual([]);
  });

  it('leads to the first rollbacks where no procedure is for an emergency', () => {
    render(
      <SamplePage>
        {[
          procedure('ready', 'prepare', 'A'),
          ...['b', 'c', 'd', 'e'].map((id) => procedure(id, 'rollback', id.toUpperCase())),
        ]}
      </SamplePage>,
    );
    const open = links().filter((link) => !link.closest('details'));
    expect(open.map((link) => link.getAttribute('href'))).toEqual(['#b', '#c', '#d']);
    expect(within(nav()).getByText('All 5 procedures')).toBeTruthy();
  });

  it('is not there where there is no procedure', () => {
    render(<SamplePage>{[<p key="p">Only words.</p>]}</SamplePage>);
    expect(screen.queryByRole('navigation', { name: 'Straight to a procedure' })).toBeNull();
  });
});
