import { Command } from '../command/Command.tsx';
import { spellTime } from '../page/days.ts';
import { Markdown } from '../prose/Markdown.tsx';
import { Mark } from '../status/Mark.tsx';
import { EFFECT_SIGNS } from '../status/words.ts';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';

/** What the run has changed, latest first, each with its way back: how to abort half-way. */
export function ChangesSoFar() {
  const { base } = useRun();
  const { changes, header } = useRunState();
  if (changes.length === 0) return <p>Nothing was changed so far. To abort, end the run.</p>;
  return (
    <>
      <p>
        To abort, take these back in this order. {changes.length}{' '}
        {changes.length === 1 ? 'change' : 'changes'}, the latest first.
      </p>
      <ol className={styles.changes}>
        {changes.map(({ step, code, title, effect, sure, when, undo }) => (
          <li key={step}>
            <h3>
              {code} {title}
            </h3>
            <p>
              <Mark sign={EFFECT_SIGNS[effect]} /> at {spellTime(when.at)}
              {!sure && <strong>. Not known how far it came</strong>}
            </p>
            {undo ? (
              <>
                <Markdown text={undo.text} base={base} runbook={header.runbook} />
                {undo.command && <Command {...undo.command} />}
              </>
            ) : (
              <p>
                <strong>The plan knows no way back.</strong>
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
