import { useState } from 'react';
import { useRun } from './RunContext.ts';

/**
 * Words that are typed under a name, and how to change them; undefined once they are recorded. They
 * outlive what they are typed into, so that closing it loses nothing.
 */
export function useDraft(
  name: string,
  initial = '',
): [text: string, setText: (text: string | undefined) => void] {
  const { written } = useRun();
  const [text, setText] = useState(() => written.get(name) ?? initial);
  return [
    text,
    (next = initial) => {
      if (next === initial) written.delete(name);
      else written.set(name, next);
      setText(next);
    },
  ];
}
