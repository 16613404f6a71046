import { type ChangeEvent, useId, useState } from 'react';
import { importRun, MAX_IMPORT_BYTES } from '../../run/importRun.ts';
import { keepRecord } from '../../run/keepRecord.ts';
import { eventKey } from '../../run/runKeys.ts';
import { browserParts } from '../run/browserParts.ts';
import styles from './RunsPage.module.css';

/** Takes runs from files, and says in words what came of each. Nothing that is here is rewritten. */
export function ImportRuns({ reload }: { reload: () => void }) {
  const [said, setSaid] = useState<string[]>([]);
  const id = useId();

  async function onFiles(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const words: string[] = [];
    for (const file of input.files ?? []) words.push(...(await importFile(file)));
    // The same file can be chosen again.
    input.value = '';
    setSaid(words);
    reload();
  }

  return (
    <div className={styles.import}>
      <label htmlFor={id}>Import runs from files</label>
      <input id={id} type="file" accept=".json,application/json" multiple onChange={onFiles} />
      <div role="status">
        {said.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  );
}

async function importFile(file: File): Promise<string[]> {
  const about = (words: string) => `${file.name}: ${words}`;
  if (file.size > MAX_IMPORT_BYTES) return [about('the file is too large; at most 16 MiB')];
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = importRun(bytes, Date.now());
  if (!found.ok)
    return found.errors.map(({ path, message }) => about(path ? `${path}: ${message}` : message));
  const { local, durable, channel } = browserParts();
  const words = found.warnings.map(about);
  for (const record of found.records) {
    const { runId, snapshot } = record.header;
    const kept = await keepRecord(record, local, durable);
    const title = snapshot.procedure.title;
    if (!kept.ok) {
      words.push(about(`${title}: ${kept.message}`));
      continue;
    }
    // A tab in which the run is open takes the events from there.
    channel?.postMessage(
      record.events.map((event) => ({
        key: eventKey(runId, event.id),
        text: JSON.stringify(event),
      })),
    );
    const events = kept.added === 1 ? '1 event is new' : `${kept.added} events are new`;
    words.push(about(`${title} imported, ${events}`));
    if (kept.conflicts.length > 0)
      words.push(about(`${kept.conflicts.length} events differ from those here; these stay`));
    if (kept.problem) words.push(about(`NOT SAVED: the browser keeps it only in part`));
  }
  return words;
}
