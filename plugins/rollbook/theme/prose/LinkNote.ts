import { createContext } from 'react';

/**
 * What to write behind a link where it cannot be followed. Takes where it leads, as the plan has
 * it, and its text. On a screen that is nothing.
 */
export const LinkNote = createContext<(to: string, text: string) => string | undefined>(
  () => undefined,
);
