/** What stands in every object that a directive with an id becomes. */
const node = (object: string, title: string): Record<string, string> => ({
  [`${object}.id`]: 'The id that the author wrote. Unique in the runbook.',
  [`${object}.title`]: title,
  ...line(object),
});

const line = (object: string): Record<string, string> => ({
  [`${object}.line`]: 'Where it is said.',
});

const cells = (object: string, columns: Record<string, string>): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(columns).map(([field, column]) => [
      `${object}.${field}`,
      `The cell under *${column}*, as plain text.`,
    ]),
  ),
  ...line(object),
});

const text = 'What stands below the label, as it was written.';
const placeholders = 'Where each variable stands in the text, in order.';
const variables = 'The names of the variables that the text uses, each once.';
const holder = 'The id of the procedure that it stands in, where it stands in one.';

/**
 * What the fields of the index say, by object and field, as Markdown: those that are not an
 * attribute of a directive, whose meaning the table of the language has already.
 */
export const FIELD_MEANINGS: Readonly<Record<string, string>> = {
  'RunbookIndex.schemaVersion':
    'The version of this format. It changes only where a reader of the old one would be misled.',
  'RunbookIndex.runbooks': 'Every runbook of the site, sorted by `id`.',

  'Runbook.id': 'Unique in the site.',
  'Runbook.title': 'The title of the page.',
  'Runbook.description': 'The description of the page.',
  'Runbook.status': 'Whether the plan may be used.',
  'Runbook.owner': 'Who answers for it.',
  'Runbook.version': 'As the author counts it.',
  'Runbook.appliesTo': 'What it is for, in words.',
  'Runbook.reviewed': 'The day of the last review.',
  'Runbook.reviewEvery': 'How often it has to be reviewed.',
  'Runbook.source': 'The file it was read from.',
  'Runbook.permalink':
    'The address of its page below the site’s own. Not in what the command line prints.',
  'Runbook.hash': 'Changes when something changes that a run depends on.',
  'Runbook.variables':
    'The values that its commands and templates ask for, in the order of the front matter.',
  'Runbook.procedures': 'In the order of the page.',
  'Runbook.triggers': 'Those that stand in a procedure are in `procedures`.',
  'Runbook.decisions': 'In the order of the page.',
  'Runbook.checklists': 'All of them, those of the procedures too.',
  'Runbook.templates': 'All of them, those of the procedures too.',
  'Runbook.flags': 'The rows of its `flags` tables.',
  'Runbook.timeline': 'The rows of its `timeline` tables.',
  'Runbook.authority': 'The rows of its `authority` tables.',
  'Runbook.contacts': 'The rows of its `contacts` tables.',
  'Runbook.targets': 'The rows of its `targets` tables.',
  'Runbook.drills': 'The rows of its `drills` tables.',
  'Runbook.history': 'The rows of its `history` tables.',

  'Variable.name': 'What stands between the braces: `config` for `{{config}}`.',
  'Variable.label': 'What a person reads. The name, where the author gave none.',
  'Variable.type': 'What a value must look like.',
  'Variable.example': 'A value to show, never to use.',
  'Variable.default': 'The value that the field begins with.',
  'Variable.options': 'The values of a `choice`.',
  'Variable.pattern': 'A regular expression that the whole value must match as well.',
  'Variable.from': 'The command that finds the value.',
  'Variable.required': 'Whether an empty value is refused.',
  ...line('Variable'),

  ...node('Procedure', 'The label.'),
  'Procedure.letter': 'Begins the codes of its steps.',
  'Procedure.summary': 'The first paragraph, as plain text.',
  'Procedure.triggers': 'When to use it.',
  'Procedure.steps': 'In order.',
  'Procedure.advantages': 'What speaks for it, as plain text.',
  'Procedure.disadvantages': 'What speaks against it, as plain text.',
  'Procedure.hash': 'Changes when something in the procedure changes.',

  ...node('Trigger', 'The label: the sign, in words.'),
  'Trigger.text': text,

  'Condition.metric': 'The name of the figure.',
  'Condition.op':
    'How it is compared. With `..` there are `low` and `high`, else there is `value`.',
  'Condition.value': 'What it is compared with: a number, or a word such as `ok`.',
  'Condition.low': 'The low end of the range, which belongs to it.',
  'Condition.high': 'The high end of the range, which does not belong to it.',
  'Condition.unit': 'As it was written. Nothing is converted.',

  ...node('Step', 'The label: what to do.'),
  'Step.code': 'The short name on the page and on paper: the letter of the procedure and a number.',
  'Step.text': text,
  'Step.commands': 'The fenced blocks of the step, in order.',
  'Step.expects': 'What has to be seen afterwards.',
  'Step.undo': 'How to take it back.',
  'Step.hash': 'Changes when something in the step changes.',

  'Command.lang': 'The language of the fence.',
  'Command.text': 'As it was written, with the placeholders.',
  'Command.variables': variables,
  'Command.placeholders': placeholders,
  'Command.title': 'The fence option `title`.',
  'Command.dir': 'The fence option `dir`: the folder to run it in.',
  'Command.timeout': 'The fence option `timeout`.',
  'Command.expectExit': 'The fence option `expect-exit`.',
  'Command.sample': 'The fence option `sample`: output or an example, not to be run.',
  ...line('Command'),

  'Placeholder.variable': 'The name of the variable, or `run.` and a field of the run.',
  'Placeholder.start': 'Where the first brace stands.',
  'Placeholder.end': 'Where the last brace ends.',
  'Placeholder.context':
    'What a shell makes of the place. Only `word`, `plain` and `comment` are ever filled in.',

  'Expect.title': 'The label: the expectation in words.',
  ...line('Expect'),

  'Undo.text': 'The label, then what stands below it.',
  'Undo.command': 'The command that takes the step back.',
  ...line('Undo'),

  ...node('Decision', 'The label: what there is to decide.'),
  'Decision.questions': 'In the order of the page.',
  'Decision.outcomes': 'In the order of the page.',

  ...node('Question', 'The label: the question.'),
  'Question.text': text,
  'Question.answers': 'In the order of the page.',

  'Answer.title': 'The label: the answer.',
  ...line('Answer'),

  ...node('Outcome', 'The label: what was decided.'),
  'Outcome.text': text,

  ...node('Checklist', 'The label.'),
  'Checklist.procedure': holder,
  'Checklist.items': 'In order.',

  'ChecklistItem.id': 'Made of the checklist item’s text.',
  'ChecklistItem.text': 'The text of the item, without the items below it.',
  'ChecklistItem.items': 'The items below it.',
  ...line('ChecklistItem'),

  ...node('Template', 'The label.'),
  'Template.procedure': holder,
  'Template.text': 'What is sent, with the placeholders.',
  'Template.variables': variables,
  'Template.placeholders': placeholders,

  ...cells('Flag', {
    flag: 'Flag',
    default: 'Default',
    purpose: 'Purpose',
    rollbackImpact: 'Rollback impact',
  }),
  ...cells('TimelineRow', { window: 'Window', action: 'Action', responsible: 'Responsible' }),
  ...cells('AuthorityRow', {
    scenario: 'Scenario',
    authority: 'Authority',
    approval: 'Approval',
    communication: 'Communication',
  }),
  ...cells('Contact', { role: 'Role', name: 'Name', reach: 'Reach' }),
  ...cells('Target', { metric: 'Metric', target: 'Target', measuredBy: 'Measured by' }),
  ...cells('Drill', { procedure: 'Procedure', when: 'When', owner: 'Owner', status: 'Status' }),
  ...cells('HistoryRow', {
    date: 'Date',
    subject: 'Subject',
    action: 'Action',
    outcome: 'Outcome',
  }),
};
