import { useMemo, useState } from 'react';
import { deviationsOf } from '../../run/deviations.ts';
import { exportRun } from '../../run/exportRun.ts';
import { fileNames } from '../../run/fileNames.ts';
import { formatMoment } from '../../run/formatTime.ts';
import { report } from '../../run/report.ts';
import { RUN_STATUS_WORDS } from '../../run/statusWords.ts';
import { copyText } from '../command/copyText.ts';
import { Button } from '../status/Button.tsx';
import { ScrollRegion } from '../table/ScrollRegion.tsx';
import { downloadText } from './downloadText.ts';
import styles from './Panel.module.css';
import { useRun, useRunState } from './RunContext.ts';
import { RunTemplate } from './RunTemplate.tsx';
import { TargetResults } from './TargetResults.tsx';

/** A run that has ended: how, what is still owed, and its report. */
export function EndedRun() {
  const { open, base, show, perform } = useRun();
  const state = useRunState();
  const { status, endText, owed, header } = state;
  const text = useMemo(() => report(state), [state]);
  const deviations = useMemo(() => deviationsOf(state), [state]);
  const [said, setSaid] = useState('');
  const names = fileNames(state);
  const reports = header.snapshot.templates.filter(
    ({ kind }) => kind === 'report' || kind === 'post-mortem',
  );

  return (
    <article className={styles.ended} data-run-step="" data-status={status}>
      <h2 tabIndex={-1}>{RUN_STATUS_WORDS[status]}</h2>
      {endText && <p>{endText}</p>}
      {deviations.length > 0 && (
        <>
          <h3>Not as planned</h3>
          <ul>
            {deviations.map(({ code, text: words, reason }) => (
              <li key={`${code} ${words} ${reason}`}>
                {code} {words}
                {reason && `. ${reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {owed.length > 0 && (
        <section data-run-owed="">
          <h3>Still owed</h3>
          <ul>
            {owed.map(({ kind, id, title, due, open: left }) => (
              <li key={`${kind} ${id}`}>
                <Button
                  look="quiet"
                  onClick={() =>
                    kind === 'step'
                      ? show(id)
                      : perform(kind === 'checklist' ? 'checklists' : 'messages')
                  }
                >
                  {title}
                </Button>{' '}
                {left !== undefined && `${left} open`}
                {due && ` due ${formatMoment({ at: due, zone: header.zone })}`}
              </li>
            ))}
          </ul>
          <p>
            It stays on <a href={`${base}runs`}>the page of runs</a> and on the first page until it
            is done.
          </p>
        </section>
      )}
      <TargetResults />
      <h3>Report</h3>
      <div className={styles.tools}>
        <Button
          look="main"
          onClick={() => downloadText(names.report, text, 'text/markdown;charset=utf-8')}
        >
          Download the report
        </Button>
        <Button
          onClick={async () =>
            setSaid((await copyText(text)) ? 'Copied.' : 'The browser did not let the page copy.')
          }
        >
          Copy the report
        </Button>
        <Button
          onClick={() => {
            const { record } = open.store.getSnapshot();
            downloadText(names.record, exportRun(record), 'application/json');
          }}
        >
          Export the run (JSON)
        </Button>
      </div>
      <p role="status">{said}</p>
      <ScrollRegion className={styles.text} aria-label="Report">
        <pre data-run-report="">{text}</pre>
      </ScrollRegion>
      {reports.map((template) => (
        <RunTemplate key={template.id} template={template} />
      ))}
    </article>
  );
}
