import { type RefObject, useCallback, useEffect, useState } from 'react';

/**
 * The text of an uncontrolled field, kept in a parameter of the address as well: a link can ask a
 * question, and coming back finds it asked. What was typed before the browser took the page over
 * counts. `onFound` is called where the page begins with a text.
 */
export function useAddressQuery(
  parameter: string,
  field: RefObject<HTMLInputElement | null>,
  onFound?: () => void,
): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState('');

  // Once: only what was there at the beginning counts.
  useEffect(() => {
    const typed = field.current?.value;
    const first = typed || new URLSearchParams(window.location.search).get(parameter);
    if (!first) return;
    if (field.current) field.current.value = first;
    setText(first);
    onFound?.();
  }, []);

  const change = useCallback(
    (next: string) => {
      setText(next);
      const url = new URL(window.location.href);
      if (next.trim() === '') url.searchParams.delete(parameter);
      else url.searchParams.set(parameter, next);
      try {
        window.history.replaceState(window.history.state, '', url);
      } catch {
        // Some browsers allow only so many changes in a while; the text matters more.
      }
    },
    [parameter],
  );
  return [text, change];
}
