import { useState } from 'react';
import { readRecord, sheetKey } from '../../run/keys.ts';
import { openSession } from '../page/browserStorage.ts';
import type { OpenRun } from './openRun.ts';

interface SheetRecord {
  schemaVersion: 1;
  text: string;
}

/**
 * What was typed from a printed sheet and is not recorded yet. It is kept as long as the tab, so
 * that neither a closed panel nor a reload loses it. Where the runbook has secrets it is in memory
 * only: what somebody types may be one that no field holds yet.
 */
export function useSheetText({ store }: OpenRun): [string, (text: string) => void] {
  const { runId, snapshot } = store.getSnapshot().record.header;
  const hasSecrets = snapshot.variables.some(({ type }) => type === 'secret');
  const key = sheetKey(runId);
  const [text, setText] = useState(() => read(key));
  return [
    text,
    (next) => {
      setText(next);
      if (!hasSecrets) keep(key, next);
    },
  ];
}

function read(key: string): string {
  try {
    const stored = readRecord(openSession(), key, parse);
    return stored.state === 'record' ? stored.record.text : '';
  } catch {
    return '';
  }
}

function parse(value: object): SheetRecord | undefined {
  const record = value as Partial<SheetRecord>;
  const fits = record.schemaVersion === 1 && typeof record.text === 'string';
  return fits ? (record as SheetRecord) : undefined;
}

function keep(key: string, text: string): void {
  try {
    const record: SheetRecord = { schemaVersion: 1, text };
    if (text === '') openSession().removeItem(key);
    else openSession().setItem(key, JSON.stringify(record));
  } catch {
    // It is on the screen, and lasts until the page is closed.
  }
}
