import fc from '../../seeded.ts';

const ids = fc.constantFrom(
  'a',
  'b',
  'c',
  'd',
  'e',
  'constructor',
  '__proto__',
  'example#a',
  'other#b',
);
const figures = fc.oneof(
  fc.integer({ min: -3, max: 12 }),
  fc.constantFrom('0', '-0', '5', '2.5', '999999999999'),
);
const units = fc.constantFrom('', '%', '%', '%');
const conditions = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('x', 'x', 'error_rate'),
      fc.constantFrom('>', '>=', '<', '<=', '=', '!='),
      figures,
      units,
    )
    .map(([metric, op, figure, unit]) => `${metric} ${op} ${figure}${unit}`),
  fc.tuple(figures, figures, units).map(([low, high, unit]) => `x ${low}${unit}..${high}${unit}`),
  fc.constantFrom('x = ok', 'x != ok', 'nonsense'),
);
const durations = fc.constantFrom('0s', '5m', '2h', '90d', '99999999w', 'soon');
const actions = fc.constantFrom('rollback', 'rollback', 'assess', 'none');
const texts = fc.oneof(
  fc.constantFrom(
    'Words.',
    'More than 5% error rate',
    '[link](#a)',
    '{/* rollbook-disable-next trigger-gap: why */}',
    '{/* rollbook-disable-next',
    '- [ ] one\n- [x] one',
    '```bash\nrm -rf {{flag}}\n```',
    '```text\n{{run.started}} {{nothing}}\n```',
    '| Procedure | When | Owner | Status |\n|---|---|---|---|\n| a | 2026-99-99, 2026-02 | b | |',
    ':::',
    '::::',
  ),
  fc.string({ maxLength: 20 }),
);

const attribute = (name: string, values: fc.Arbitrary<string>) =>
  fc
    .option(values, { nil: undefined })
    .map((value) => (value === undefined ? '' : ` ${name}="${value}"`));
const flag = (name: string) => fc.boolean().map((on) => (on ? ` ${name}` : ''));
const opening = (colons: string, name: string, ...attributes: fc.Arbitrary<string>[]) =>
  fc
    .tuple(fc.option(ids, { freq: 8 }), ...attributes)
    .map(([id, ...rest]) => `${colons}${name}[Title]{${id ? `#${id}` : ''}${rest.join('')}}`);
const held = (colons: string, open: fc.Arbitrary<string>, ...inner: fc.Arbitrary<string>[]) =>
  fc
    .tuple(
      open,
      fc.array(fc.oneof(...inner), { maxLength: 5, size: 'max' }),
      fc.integer({ max: 20, min: 0 }),
    )
    .map(([line, parts, luck]) => [line, ...parts, luck === 0 ? '' : colons].join('\n\n'));

const trigger = opening(
  '::',
  'trigger',
  attribute('when', conditions),
  attribute('action', actions),
  attribute('to', ids),
  fc.constantFrom('', '', '', ' for=5m'),
);
const step = held(
  ':::',
  opening(
    ':::',
    'step',
    attribute('kind', fc.constantFrom('do', 'check', 'wait', 'approve')),
    attribute('effect', fc.constantFrom('read', 'mutate', 'destructive', 'irreversible')),
    attribute('budget', durations),
    attribute('deadline', durations),
    attribute('needs', ids),
    attribute('on-fail', ids),
    flag('optional'),
  ),
  fc.constantFrom('::expect[Seen]', '::undo', '::undo[Back]'),
  texts,
);
const checklist = held(':::', opening(':::', 'checklist'), texts);
const template = held(':::', opening(':::', 'template'), texts);
const drillTable =
  '| Procedure | When | Owner | Status |\n|---|---|---|---|\n| a | 2026-99-99, 2026-02 | b | |';
const drills = held(':::', fc.constant(':::drills'), fc.constant(drillTable), texts);
const procedure = held(
  '::::',
  opening(
    '::::',
    'procedure',
    attribute('kind', fc.constantFrom('rollback', 'prepare', 'partial')),
    attribute('budget', durations),
    attribute('alternative-to', ids),
    attribute('approver', fc.constant('us')),
  ),
  trigger,
  step,
  checklist,
  texts,
);
const answer = fc
  .tuple(attribute('to', ids), attribute('when', conditions), flag('unsure'))
  .map((parts) => `::answer[More than 5%]{${parts.join('')}}`);
const question = held(':::', opening(':::', 'question'), answer, texts);
const outcome = opening('::', 'outcome', attribute('action', actions), attribute('to', ids));
const decision = held(
  '::::',
  opening('::::', 'decision', attribute('start', ids)),
  question,
  outcome,
);

/** The body of a plan, put together of directives, mostly well formed and often senseless. */
export const plans: fc.Arbitrary<string> = fc
  .array(fc.oneof(trigger, procedure, decision, checklist, template, drills, texts), {
    maxLength: 8,
  })
  .map((parts) => `${parts.join('\n\n')}\n`);
