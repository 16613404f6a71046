import { useState } from 'react';
import { useRun } from './RunContext.ts';

/**
 * Words that are typed in a panel under a name, and how to change them; undefined once they are
 * recorded. They outlive the panel, so that closing it loses nothing.
 */
export function useDraft(
  name: string,
  initial = '',
): [text: string, setText: (text: string | undefined) => void] {
  const { written } = useRun();
  const [text, setText] = useState(() => written.get(name) ?? initial);
  return [
    text,
    (next) => {
      if (next === undefined) written.delete(name);
      else written.set(name, next);
      setText(next ?? initial);
    },
  ];
}
