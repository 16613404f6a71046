import { createContext } from 'react';
import { type Fetched, fetchRunbook } from './fetchRunbook.ts';

/** Where run mode has a runbook from: the site, unless the page carries it itself. */
export const RunbookSource =
  createContext<(base: string, id: string) => Promise<Fetched>>(fetchRunbook);
