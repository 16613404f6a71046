import type { Readable, Writable } from 'node:stream';
import { CommandError } from '../../files/CommandError.ts';

/** Asks the browser something, by the name that the DevTools protocol has for it. */
export type Ask = (
  method: string,
  parameters?: Readonly<Record<string, unknown>>,
  session?: string,
) => Promise<Record<string, unknown>>;

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

interface Waiting {
  resolve: (result: Record<string, unknown>) => void;
  reject: (reason: unknown) => void;
}

/**
 * Speaks the DevTools protocol over two pipes: JSON, with a NUL after each message. Whatever is
 * still unanswered fails when the browser has `ended`, or when the `signal` says that it is enough.
 */
export function talk(
  into: Writable,
  outOf: Readable,
  ended: Promise<Error>,
  signal: AbortSignal,
): Ask {
  const waiting = new Map<number, Waiting>();
  let failure: unknown;
  const fail = (reason: unknown) => {
    failure ??= reason;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  ended.then(fail);
  signal.addEventListener('abort', () => fail(signal.reason));
  // That the pipe is gone is seen by the browser's end, which can say why.
  into.on('error', () => undefined);
  outOf.on('error', () => undefined);
  listen(outOf, (text) => {
    const answer = readAnswer(text);
    // Thrown in here it would end the process, and the profile would stay.
    if (!answer) return fail(new CommandError('The browser said something that is no message.'));
    const { id, result, error } = answer;
    if (id === undefined) return;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result ?? {});
  });

  let count = 0;
  return (method, parameters = {}, session) =>
    new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      count += 1;
      waiting.set(count, { resolve, reject });
      const message = { id: count, method, params: parameters };
      into.write(`${JSON.stringify(session ? { ...message, sessionId: session } : message)}\0`);
    });
}

function readAnswer(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** Calls for each message. A PDF comes in thousands of pieces, so they are joined only at its end. */
function listen(stream: Readable, take: (text: string) => void): void {
  let pieces: string[] = [];
  stream.setEncoding('utf8').on('data', (data: string) => {
    const [first = '', ...more] = data.split('\0');
    pieces.push(first);
    for (const next of more) {
      const text = pieces.join('');
      pieces = [next];
      take(text);
    }
  });
}
