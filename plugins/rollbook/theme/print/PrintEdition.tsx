import { variablesOf } from '../../model/commandsOf.ts';
import { CHECKLISTS, EVERYTHING } from '../../model/paper.ts';
import type { Procedure } from '../../model/runbook.ts';
import { PageStyle } from '../page/PageStyle.tsx';
import { LinkOnPaper } from '../prose/LinkOnPaper.ts';
import { STATUS_SIGNS } from '../status/words.ts';
import { linkOnPaperIn } from './linkOnPaperIn.ts';
import { nameIn } from './nameIn.ts';
import styles from './Print.module.css';
import { PrintChecklist } from './PrintChecklist.tsx';
import commands from './PrintCommand.module.css';
import { LONGEST_WORD } from './PrintCommand.tsx';
import { PrintDecision } from './PrintDecision.tsx';
import { PrintOverview } from './PrintOverview.tsx';
import { PrintProcedure, PrintTriggers } from './PrintProcedure.tsx';
import { PrintTables } from './PrintTables.tsx';
import { PrintToolbar } from './PrintToolbar.tsx';
import { PrintValues } from './PrintValues.tsx';
import type { Sheet } from './sheet.ts';
import { useChoice } from './useChoice.ts';

interface PrintEditionProps {
  sheet: Sheet;
  base: string;
  /** The query that says what is to be printed; that of the page's own address where it is left out. */
  search?: string;
}

/** The paper edition: the whole runbook, or the part that the address or the reader asks for. */
export function PrintEdition({ sheet, base, search }: PrintEditionProps) {
  const { runbook } = sheet;
  const { id, procedures, checklists, templates } = runbook;
  const choice = useChoice(procedures, search);
  const { part, paper } = choice;
  const all = part === EVERYTHING;
  const shows = (procedure: Procedure) => all || part === procedure.id;
  const shownLists = checklists.filter(
    ({ procedure }) => all || part === CHECKLISTS || procedure === part,
  );
  const named = variablesOf(procedures.filter(shows).flatMap(({ steps }) => steps));
  const nameOf = nameIn(runbook);
  const prose = { base, runbook: id };
  return (
    <LinkOnPaper value={linkOnPaperIn(runbook)}>
      <article className={styles.sheet} data-print={id} data-part={part} data-paper={paper}>
        <PageStyle runbook={runbook} paper={paper} />
        <PrintToolbar procedures={procedures} choice={choice} back={`${base}runbooks/${id}`} />
        <Cover sheet={sheet} />
        <PrintValues variables={runbook.variables.filter(({ name }) => named.has(name))} />
        {all && <PrintOverview procedures={procedures} {...prose} />}
        {all && runbook.triggers.length > 0 && (
          <section className={styles.part}>
            <h2>Triggers</h2>
            <PrintTriggers triggers={runbook.triggers} nameOf={nameOf} {...prose} />
          </section>
        )}
        {all &&
          runbook.decisions.map((decision, number) => (
            <PrintDecision
              key={decision.id}
              decision={decision}
              drawn={sheet.decisions[number]}
              nameOf={nameOf}
              {...prose}
            />
          ))}
        {procedures.filter(shows).map((procedure) => (
          <PrintProcedure key={procedure.id} procedure={procedure} nameOf={nameOf} {...prose} />
        ))}
        {shownLists.length > 0 && (
          <section className={styles.part}>
            <h2>Checklists</h2>
            {shownLists.map((checklist) => (
              <PrintChecklist key={checklist.id} checklist={checklist} {...prose} />
            ))}
          </section>
        )}
        {all && <PrintTables runbook={runbook} base={base} />}
        {all && templates.length > 0 && (
          <section className={styles.part}>
            <h2>Templates</h2>
            {templates.map((template) => (
              <section key={template.id} id={template.id}>
                <h3>{template.title}</h3>
                <pre className={commands.template} data-short={isShort(template.text) || undefined}>
                  {template.text}
                </pre>
              </section>
            ))}
          </section>
        )}
      </article>
    </LinkOnPaper>
  );
}

/** Whether a text takes less than half a page: it then goes to the next one rather than be split. */
function isShort(text: string): boolean {
  return text.split('\n').length <= 24;
}

/** Which plan this is, which edition of it, and where the living one is. */
function Cover({ sheet }: { sheet: Sheet }) {
  const { runbook, address, code, commit, changed, nextReview } = sheet;
  const { id, title, status, owner, version, appliesTo, reviewed, hash, procedures } = runbook;
  const facts = [
    ['Runbook', id],
    ['Version', version],
    ['Revision', hash],
    ['Built from', commit && changed ? `${commit}, with changes that are not in it` : commit],
    ['Status', STATUS_SIGNS[status].word],
    ['Owner', owner],
    ['Applies to', appliesTo],
    ['Last review', reviewed],
    ['Next review', nextReview],
    ['Address', address],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  const hasCommands = procedures.some(({ steps }) =>
    steps.some((step) => step.commands.length > 0),
  );
  return (
    <header className={styles.cover}>
      <div>
        <h1>{title}</h1>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {hasCommands && (
          <p className={styles.legend}>
            An arrow before a line of a command: the line above goes on there, after a space. Only a
            word of more than {LONGEST_WORD} characters goes on without one.
          </p>
        )}
      </div>
      {code && <QrCode {...code} />}
    </header>
  );
}

/** A QR code of the address, with the quiet zone of four squares that it needs (ISO/IEC 18004). */
function QrCode({ path, size }: NonNullable<Sheet['code']>) {
  const quiet = 4;
  const box = size + 2 * quiet;
  return (
    <svg
      viewBox={`${-quiet} ${-quiet} ${box} ${box}`}
      role="img"
      aria-label="QR code of the address"
    >
      <rect x={-quiet} y={-quiet} width={box} height={box} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
