import type { ReactNode } from 'react';
import type { Placeholder, Variable } from '../../../plugins/rollbook/model/runbook.ts';
import type { DecisionProps, RunbookProps } from '../../../plugins/rollbook/theme/props.ts';
import * as Rollbook from '../../../plugins/rollbook/theme/Rollbook.ts';

/*
 * One of each component, put together as the remark plugin does.
 */

export const VARIABLES: Variable[] = [
  { name: 'config', label: 'Configuration file', type: 'path', required: true, line: 1 },
  { name: 'issue', label: 'What went wrong', type: 'text', required: false, line: 1 },
  { name: 'token', label: 'API token', type: 'secret', required: false, line: 1 },
];

const RUNBOOK: RunbookProps = {
  id: 'plan',
  title: 'The plan',
  status: 'active',
  owner: '@team',
  reviewed: '2026-01-15',
  nextReview: '2026-04-15',
  source: 'docs/runbooks/plan.mdx',
  hash: '0123456789abcdef',
  variables: VARIABLES,
};

export function placeholders(text: string): Placeholder[] {
  return [...text.matchAll(/\{\{([\w.]+)\}\}/g)].map((match) => ({
    variable: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
    context: 'word',
  }));
}

export const COMMAND = '# The old path\nrun_sim --config {{config}}\n';
export const TEMPLATE =
  '## Rollback\n\n**Since** {{run.started}}: {{issue}} ({{config}}, {{token}})\n';

const emergency = { href: '#emergency', label: 'Emergency rollback' };
const toEmergency = { ...emergency, id: 'emergency', kind: 'procedure' } as const;
const toWrong = {
  href: '#wrong',
  label: 'Is it wrong?',
  id: 'wrong',
  kind: 'question',
} as const;
const toWatch = { href: '#watch', label: 'Watch', id: 'watch', kind: 'outcome' } as const;

export const DECISION: DecisionProps = {
  runbook: 'plan',
  id: 'triage',
  title: 'An issue is detected',
  questions: [
    {
      id: 'blocking',
      title: 'Is it blocking?',
      answers: [
        { index: 0, title: 'Yes', to: toEmergency, unsure: false },
        { index: 1, title: 'No', to: toWrong, unsure: false },
        { index: 2, title: 'Cannot tell', to: toEmergency, unsure: true },
      ],
    },
    {
      id: 'wrong',
      title: 'Is it wrong?',
      answers: [
        { index: 0, title: 'Very', to: toEmergency, unsure: false },
        { index: 1, title: 'Hardly', to: toWatch, unsure: false },
      ],
    },
  ],
  outcomes: [{ id: 'watch', title: 'Watch', action: 'assess' }],
  drawing: {
    width: 400,
    height: 200,
    boxes: [
      {
        id: 'blocking',
        kind: 'question',
        text: ['Is it', 'blocking?'],
        x: 0,
        y: 0,
        width: 100,
        height: 60,
      },
      {
        id: 'emergency',
        kind: 'procedure',
        text: ['Emergency'],
        x: 200,
        y: 0,
        width: 100,
        height: 40,
      },
      {
        id: 'emergency',
        kind: 'procedure',
        text: ['Emergency'],
        x: 200,
        y: 50,
        width: 100,
        height: 40,
      },
      {
        id: 'wrong',
        kind: 'question',
        text: ['Is it wrong?'],
        x: 0,
        y: 100,
        width: 100,
        height: 60,
      },
      { id: 'watch', kind: 'outcome', text: ['Watch'], x: 200, y: 100, width: 100, height: 40 },
    ],
    lines: [
      {
        from: 'blocking',
        to: 'emergency',
        answer: 0,
        label: ['Yes'],
        unsure: false,
        path: 'M100 10H200',
        labelX: 110,
        labelY: 8,
      },
      {
        from: 'blocking',
        to: 'emergency',
        answer: 2,
        label: ['Cannot tell'],
        unsure: true,
        path: 'M100 70H200',
        labelX: 110,
        labelY: 68,
      },
      {
        from: 'blocking',
        to: 'wrong',
        answer: 1,
        label: ['No'],
        unsure: false,
        path: 'M20 60V100',
        labelX: 25,
        labelY: 80,
      },
      {
        from: 'wrong',
        to: 'watch',
        answer: 1,
        label: ['Hardly'],
        unsure: false,
        path: 'M100 120H200',
        labelX: 110,
        labelY: 118,
      },
    ],
  },
};

export const ITEMS = ['starts', 'logs', 'quiet'];

export function SampleDecision() {
  return (
    <Rollbook.Decision {...DECISION}>
      <h3 id="triage">An issue is detected</h3>
      <p>Answer from what you see.</p>
      {DECISION.questions.map((question, place) => (
        <Rollbook.Question key={question.id} id={question.id} code={`Q${place + 1}`}>
          <h4 id={question.id}>{question.title}</h4>
          <p>{`Prose of ${question.id}.`}</p>
          <Rollbook.Answers>
            {question.answers.map((answer) => (
              <Rollbook.Answer key={answer.index} {...answer}>
                <p>{answer.title}</p>
              </Rollbook.Answer>
            ))}
          </Rollbook.Answers>
        </Rollbook.Question>
      ))}
      <Rollbook.Outcome id="watch" action="assess" to={emergency}>
        <h4 id="watch">Watch</h4>
        <p>Look again within the hour.</p>
      </Rollbook.Outcome>
    </Rollbook.Decision>
  );
}

export function SampleChecklist() {
  return (
    <Rollbook.Checklist
      runbook="plan"
      id="verify"
      title="Verification"
      phase="after"
      mode="do-confirm"
      items={ITEMS}
    >
      <h3 id="verify">Verification</h3>
      <p>Tick what you saw.</p>
      <ul>
        <Rollbook.Item id="starts">
          <Rollbook.ItemText id="starts">Simulations start</Rollbook.ItemText>
        </Rollbook.Item>
        <Rollbook.Item id="logs">
          <Rollbook.ItemText id="logs">No errors in the log</Rollbook.ItemText>
          <ul>
            <Rollbook.Item id="quiet">
              <Rollbook.ItemText id="quiet">For ten minutes</Rollbook.ItemText>
            </Rollbook.Item>
          </ul>
        </Rollbook.Item>
      </ul>
    </Rollbook.Checklist>
  );
}

export function SampleProcedure() {
  return (
    <Rollbook.Procedure id="emergency" kind="emergency" risk="high">
      <h2 id="emergency">Emergency rollback</h2>
      <Rollbook.ProcedureFacts
        id="emergency"
        title="Emergency rollback"
        letter="A"
        kind="emergency"
        risk="high"
        budget={420}
        level={1}
        runbook="plan"
        stepCount={2}
        variables={VARIABLES.slice(0, 1).map(({ name }) => name)}
      />
      <Rollbook.Triggers>
        <Rollbook.Trigger
          id="severe"
          action="rollback-now"
          severity="critical"
          when={{ metric: 'deviation', op: '>', value: 10, unit: '%' }}
        >
          <p>The statistics deviate severely</p>
        </Rollbook.Trigger>
      </Rollbook.Triggers>
      <Rollbook.Advantages>
        <ul>
          <li>Quick</li>
        </ul>
      </Rollbook.Advantages>
      <Rollbook.Disadvantages>
        <ul>
          <li>Total</li>
        </ul>
      </Rollbook.Disadvantages>
      <Rollbook.Step id="old" code="A1" kind="do" effect="destructive" optional={false}>
        <h3 id="old">Take the old path</h3>
        <Rollbook.StepFacts
          code="A1"
          kind="do"
          effect="destructive"
          budget={120}
          optional={false}
          needs={[]}
          onFail={emergency}
        />
        <Rollbook.Command lang="bash" text={COMMAND} placeholders={placeholders(COMMAND)} />
        <Rollbook.Expect title="It ends" exit={0}>
          <p>It ends without an error</p>
        </Rollbook.Expect>
        <Rollbook.Undo>
          <p>Take the new path</p>
        </Rollbook.Undo>
      </Rollbook.Step>
      <Rollbook.Step id="tag" code="A2" kind="approve" effect="irreversible" optional>
        <h3 id="tag">Publish</h3>
        <Rollbook.StepFacts
          code="A2"
          kind="approve"
          effect="irreversible"
          optional
          needs={[{ href: '#old', label: 'A1' }]}
        />
      </Rollbook.Step>
    </Rollbook.Procedure>
  );
}

export function SampleTemplate() {
  return (
    <Rollbook.Template
      id="note"
      title="Notification"
      kind="notification"
      channel="#team"
      within={3600}
      text={TEMPLATE}
      variables={['issue', 'config', 'token', 'run.started']}
      placeholders={placeholders(TEMPLATE)}
    >
      <h3 id="note">Notification</h3>
    </Rollbook.Template>
  );
}

interface SamplePageProps {
  children?: ReactNode;
  variables?: Variable[];
}

/** The page with everything, or with what is handed in. */
export function SamplePage({ children, variables = VARIABLES }: SamplePageProps) {
  return (
    <Rollbook.Runbook {...RUNBOOK} variables={variables}>
      {children ?? (
        <>
          <SampleDecision />
          <SampleProcedure />
          <SampleChecklist />
          <SampleTemplate />
          <Rollbook.Matrix
            rows={[
              {
                procedure: emergency,
                letter: 'A',
                risk: 'high',
                triggers: ['One', 'Two'],
                budget: 420,
                verification: [],
              },
            ]}
          />
          <Rollbook.FactTable kind="contacts" id="people">
            <table>
              <thead>
                <tr>
                  <th>Role</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td>On call</td>
                </tr>
              </tbody>
            </table>
          </Rollbook.FactTable>
        </>
      )}
    </Rollbook.Runbook>
  );
}
