import type * as z from 'zod';
import { eventSchema, type RunEvent, RunHeader, type RunRecord } from '../model/run.ts';
import { RUN_SCHEMA_VERSION } from '../model/runVocabulary.ts';
import { canonicalJson } from './canonicalJson.ts';
import { findHostileJson } from './findHostileJson.ts';
import { AHEAD_MS, timeOfId } from './newEventId.ts';
import { withholdSecrets } from './withholdSecrets.ts';

/** The largest file that is looked at. */
export const MAX_IMPORT_BYTES = 16 * 1024 * 1024;
const MAX_EVENTS = 20_000;
const MAX_MESSAGES = 20;
/** No list of a runbook comes near these: its steps, variables or items, and all lists together. */
const MAX_LIST = 2_000;
const MAX_LISTED = 20_000;

/** What is wrong with a file, and where in it: `runs[0].events[3].reason`; empty for the whole. */
export interface ImportError {
  path: string;
  message: string;
}

export type Imported =
  | { ok: true; records: RunRecord[]; warnings: string[] }
  | { ok: false; errors: ImportError[] };

/**
 * Reads the file of one run or of many. It may come from anybody: it is read as text and data only,
 * within limits of size and depth, by the schema. Either all of it is taken or none. What a clock
 * wrote that is more than two days ahead of `now` (ms) is refused: it would sort after all that is
 * done here. Never throws.
 */
export function importRun(file: Uint8Array | string, now = Number.POSITIVE_INFINITY): Imported {
  const text = decode(file);
  if (typeof text !== 'string') return { ok: false, errors: [text] };
  const hostile = findHostileJson(text);
  if (hostile) return { ok: false, errors: [{ path: '', message: hostile }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return { ok: false, errors: [{ path: '', message: `Expected JSON: ${why}` }] };
  }
  return readFile(value, now);
}

function decode(file: Uint8Array | string): string | ImportError {
  const size = file.length;
  if (size > MAX_IMPORT_BYTES)
    return {
      path: '',
      message: `Expected at most 16 MiB, found ${Math.ceil(size / 1_048_576)} MiB`,
    };
  if (typeof file === 'string') return file;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return { path: '', message: 'Expected text in UTF-8' };
  }
}

function readFile(value: unknown, now: number): Imported {
  const many = isObject(value) && Array.isArray(value.runs) ? (value.runs as unknown[]) : undefined;
  const errors: ImportError[] = [];
  const warnings: string[] = [];
  const records: RunRecord[] = [];
  for (const [i, run] of (many ?? [value]).entries()) {
    const record = readRun(run, many ? `runs[${i}]` : '', now, errors, warnings);
    if (record) records.push(record);
    if (errors.length >= MAX_MESSAGES) break;
  }
  const ids = new Set(records.map(({ header }) => header.runId));
  if (errors.length === 0 && ids.size < records.length)
    errors.push({ path: 'runs', message: 'Expected each run once, found one twice' });
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MAX_MESSAGES) };
  return { ok: true, records, warnings };
}

function readRun(
  value: unknown,
  path: string,
  now: number,
  errors: ImportError[],
  warnings: string[],
): RunRecord | undefined {
  const under = (name: string) => (path ? `${path}.${name}` : name);
  if (!isObject(value) || !isObject(value.header) || !Array.isArray(value.events)) {
    errors.push({ path, message: 'Expected a run: an object with `header` and `events`' });
    return undefined;
  }
  const extra = Object.keys(value).find((key) => key !== 'header' && key !== 'events');
  if (extra !== undefined)
    errors.push({
      path: under(extra.slice(0, 40)),
      message: 'Expected `header` and `events` alone',
    });
  const { schemaVersion } = value.header;
  if (typeof schemaVersion === 'number' && schemaVersion > RUN_SCHEMA_VERSION) {
    const message = `Expected version ${RUN_SCHEMA_VERSION}, found ${schemaVersion}: it was written by a newer Rollbook`;
    errors.push({ path: under('header.schemaVersion'), message });
    return undefined;
  }
  if (value.events.length > MAX_EVENTS) {
    const message = `Expected at most ${MAX_EVENTS} events, found ${value.events.length}`;
    errors.push({ path: under('events'), message });
    return undefined;
  }
  const long = findLongList(value.header);
  if (long) {
    errors.push({ path: under('header'), message: long });
    return undefined;
  }
  const header = read(RunHeader, value.header, under('header'), errors);
  if (!header) return undefined;
  const events = readEvents(value.events, under('events'), now, errors);
  const clean = events.map((event) => withholdSecrets(header, event, []));
  const secret = clean.filter((event, i) => event !== events[i]).length;
  if (secret > 0) warnings.push(`${secret} values of secret variables were left out`);
  return { header, events: clean };
}

/**
 * Says whether there is a list too long to be given to the schema, which takes seconds to refuse
 * each of its members. How deep the lists are nested is known to be limited.
 */
function findLongList(header: object): string | undefined {
  let listed = 0;
  function find(value: object, name: string): string | undefined {
    if (Array.isArray(value)) {
      listed += value.length;
      if (value.length > MAX_LIST)
        return `Expected at most ${MAX_LIST} in \`${name.slice(0, 40)}\`, found ${value.length}`;
      if (listed > MAX_LISTED) return `Expected at most ${MAX_LISTED} in all lists, found more`;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'object' || inner === null) continue;
      const found = find(inner, Array.isArray(value) ? name : key);
      if (found) return found;
    }
    return undefined;
  }
  return find(header, 'header');
}

function readEvents(
  values: unknown[],
  path: string,
  now: number,
  errors: ImportError[],
): RunEvent[] {
  const events = new Map<string, RunEvent>();
  for (const [i, value] of values.entries()) {
    const type = isObject(value) && typeof value.type === 'string' ? value.type : '';
    const event = read(eventSchema(type), value, `${path}[${i}]`, errors);
    if (errors.length >= MAX_MESSAGES) break;
    if (!event) continue;
    const ahead = findAhead(event, now);
    if (ahead) {
      const message = `Expected at most two days from now, found ${ahead.found}: the clock that wrote it was ahead`;
      errors.push({ path: `${path}[${i}].${ahead.field}`, message });
      continue;
    }
    const other = events.get(event.id);
    if (other && canonicalJson(other) !== canonicalJson(event))
      errors.push({
        path: `${path}[${i}].id`,
        message: `Expected each id once, found ${event.id} twice`,
      });
    else events.set(event.id, event);
  }
  return [...events.values()];
}

function findAhead({ id, at }: RunEvent, now: number) {
  const isAhead = (ms: number) => ms > now + AHEAD_MS;
  if (isAhead(timeOfId(id))) {
    const found = new Date(timeOfId(id)).toISOString();
    return { field: 'id', found };
  }
  return isAhead(Date.parse(at)) ? { field: 'at', found: at } : undefined;
}

function read<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: string,
  errors: ImportError[],
): T | undefined {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  for (const issue of found.error.issues.slice(0, MAX_MESSAGES)) {
    const inner = issue.path.map((part) => {
      return typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, 40)}`;
    });
    errors.push({
      path: (path + inner.join('')).replace(/^\./, ''),
      message: issue.message.slice(0, 300),
    });
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
