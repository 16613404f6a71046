import clsx from 'clsx';
import { type FormEvent, useId, useRef, useState } from 'react';
import { formatWritten, localTime } from '../../run/formatTime.ts';
import { readSheet, type Sheet } from '../../run/readSheet.ts';
import { Button } from '../status/Button.tsx';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import tables from '../table/Table.module.css';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { useDraft } from './useDraft.ts';

interface PaperFormProps {
  /** Called when so many entries were recorded. */
  onRecorded: (count: number) => void;
}

/** Takes in what somebody wrote on a printed sheet: shows how it is read, then records it. */
export function PaperForm({ onRecorded }: PaperFormProps) {
  const { open, act } = useRun();
  const [text, setText] = useDraft('sheet');
  const state = useRunState();
  const [refused, setRefused] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const zone = localTime(state.header.at, open.parts.zone()).zone;
  const sheet = readSheet(text, state, { zone, now: open.parts.now().wall });
  const { entries, problems, drafts } = sheet;
  const count = entries.length;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (problems.length === 0 && count > 0) {
      if (!act(...drafts)) return;
      setText(undefined);
      onRecorded(count);
      return;
    }
    const why =
      problems.length > 0 ? 'Correct what cannot be read first.' : 'Type in an entry first.';
    setRefused(`Nothing was recorded. ${why}`);
    field.current?.focus();
  }

  return (
    <form onSubmit={submit} className={styles.reason}>
      <label htmlFor={id}>What is on the sheet</label>
      <p id={`${id}-hint`} className={styles.note}>
        {hint(state.steps.map(({ step }) => step.code))} Times are those of {zone}.
      </p>
      <textarea
        ref={field}
        id={id}
        data-focus=""
        rows={5}
        maxLength={20_000}
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={problems.length > 0 ? true : undefined}
        aria-describedby={`${id}-hint ${id}-wrong`}
        onChange={(event) => {
          setRefused('');
          setText(event.target.value);
        }}
      />
      <div id={`${id}-wrong`} className={styles.wrong}>
        <p role="alert">{refused}</p>
        <ul>
          {problems.map(({ entry, line, message }) => (
            <li key={entry}>
              Entry {entry}, line {line}: {message}
            </li>
          ))}
        </ul>
      </div>
      <p role="status" className={styles.note}>
        {text.trim() !== '' && `${spellCount(count)} read, ${problems.length} to be corrected.`}
      </p>
      {count > 0 && <Preview sheet={sheet} zone={zone} />}
      <Button type="submit" look="main">
        Record {spellCount(count)}
      </Button>
    </form>
  );
}

/** How each entry is understood. Nothing of it is recorded yet. */
function Preview({ sheet: { entries, begins }, zone }: { sheet: Sheet; zone: string }) {
  return (
    <>
      {begins && (
        <p>
          The start of the run moves to {formatWritten(begins, zone)}, the earliest time on the
          sheet.
        </p>
      )}
      <ScrollRegion className={clsx(tables.scroll, tables.facts)} aria-label="Preview">
        <table>
          <thead>
            <tr>
              <th>Step</th>
              <th>Until now</th>
              <th>Becomes</th>
              <th>Time</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ code, title, before, after, said, at, twice }, place) => (
              <tr key={place}>
                <td data-column="Step">
                  {code} {title}
                </td>
                <td data-column="Until now">{before}</td>
                <td data-column="Becomes">
                  {after}
                  {said && `: ${said}`}
                </td>
                <td data-column="Time">
                  <time dateTime={at}>{formatWritten(at, zone)}</time>
                  {twice && ' (the first of two: the clocks were set back)'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function hint(codes: readonly string[]): string {
  const words = ['02:14', '02:20 failed: timeout', '02:25 skipped: not needed'];
  const examples = codes.slice(0, words.length).map((code, place) => `${code} ${words[place]}`);
  return `Such as: ${examples.join(', ')}. In the order of the times. Initials, in capitals, may follow. Start and end stand for the run.`;
}

function spellCount(count: number): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`;
}
