import { describe, expect, it } from 'vitest';
import type {
  ProcedureEntry,
  RunbookPlace,
  TriggerEntry,
} from '../../../plugins/rollbook/model/views.ts';
import { foldWords } from '../../../plugins/rollbook/theme/catalogue/foldWords.ts';
import { searchIn } from '../../../plugins/rollbook/theme/catalogue/searchIn.ts';

const runbooks: RunbookPlace[] = [
  { id: 'a', title: 'Roll back townlet', status: 'active', href: '/runbooks/a' },
  { id: 'b', title: 'Roll back the old one', status: 'retired', href: '/runbooks/b' },
];
const trigger = (title: string, more: Partial<TriggerEntry> = {}): TriggerEntry => ({
  runbook: 0,
  title,
  href: `#${title}`,
  ...more,
});
const procedure = (title: string, more: Partial<ProcedureEntry> = {}): ProcedureEntry => ({
  runbook: 0,
  title,
  href: `#${title}`,
  kind: 'rollback',
  summary: '',
  ...more,
});

const search = searchIn({
  runbooks,
  triggers: [
    trigger('A tick is slower after the RNG change', {
      severity: 'medium',
      when: 'rng_tick_slowdown > 5%',
    }),
    trigger('A single user opens a ticket', { severity: 'low' }),
    trigger('The job times out', { severity: 'critical' }),
    ...['Nobody', 'The team', 'The night', 'The client'].map((who) => trigger(`${who} has time`)),
    trigger('Reads fail', { severity: 'high', signal: 'Prometheus alert' }),
    trigger('Reads are slow', { severity: 'critical', runbook: 1, signal: 'Prometheus' }),
    trigger('Das Café in Zürich schließt'),
  ],
  procedures: [
    procedure('Return to pickle', { severity: 'high', summary: 'Reads the old snapshots again.' }),
    procedure('Read the log'),
  ],
});
const titles = (query: string) => search(query).hits.map(({ entry }) => entry.title);

describe('searchIn', () => {
  it('finds the beginnings of words, whatever their case and accents', () => {
    expect(titles('PROM')).toEqual(['Reads fail', 'Reads are slow']);
    expect(titles('cafe zuri')).toEqual(['Das Café in Zürich schließt']);
    expect(titles('ometheus')).toEqual([]);
  });

  it('finds a metric by a word of it, and a procedure by its summary', () => {
    expect(titles('slowdown')).toEqual(['A tick is slower after the RNG change']);
    expect(titles('snapshots')).toEqual(['Return to pickle']);
  });

  it('finds everything of a runbook by its title', () => {
    expect(titles('townlet')).toHaveLength(11);
    expect(titles('townlet ticket')).toEqual(['A single user opens a ticket']);
  });

  it('puts the most severe first, then what matches best, and retired runbooks last', () => {
    expect(titles('read')).toEqual([
      'Reads fail',
      'Return to pickle',
      'Read the log',
      'Reads are slow',
    ]);
    expect(titles('tick')).toEqual([
      'A tick is slower after the RNG change',
      'A single user opens a ticket',
    ]);
  });

  it('asks for every word', () => {
    expect(search('reads slow')).toMatchObject({ complete: true });
    expect(titles('reads slow')).toEqual(['Reads are slow']);
  });

  it('shows what comes nearest where nothing holds every word', () => {
    expect(titles('tick time')).toEqual(['A tick is slower after the RNG change']);
    expect(search('tick time').complete).toBe(false);
    expect(titles('tick xyzzy')).toContain('A tick is slower after the RNG change');
  });

  it('finds nothing for nothing', () => {
    expect(search('xyzzy')).toEqual({ hits: [], complete: true });
    expect(search('  %% ').hits).toEqual([]);
  });
});

describe('foldWords', () => {
  it('cuts at everything that is neither letter nor digit', () => {
    expect(foldWords('Stats_Deviation > 10%, “legacy-path”')).toEqual([
      'stats',
      'deviation',
      '10',
      'legacy',
      'path',
    ]);
  });
});
