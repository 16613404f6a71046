import { createContext } from 'react';

/** What a link is where it cannot be followed. */
export interface OnPaper {
  /** What to write behind it. */
  note?: string | undefined;
  /** The place on the same paper that it leads to, which a PDF can follow. */
  place?: string | undefined;
}

/** Takes where a link leads, as the plan has it, and its text. On a screen it is nothing. */
export const LinkOnPaper = createContext<(to: string, text: string) => OnPaper>(() => ({}));
