import type { ComponentType } from 'react';
import type { Runbook } from '../model/runbook.ts';
import type { Sheet } from '../theme/print/sheet.ts';
import type { TreeNode } from '../theme/tree/toReact.ts';

/** What a single file knows of where it came from. */
export interface Origin {
  /** The address of the runbook's page on the site; absent where no site is known. */
  online?: string;
  /** The commit it was built from. */
  commit?: string;
  /** When that commit was made, in UTC. Not when the file was built: that says nothing. */
  committed?: string;
  /** Whether the source is another one than the commit has. */
  changed?: boolean;
}

/** What a single file holds besides the components. */
export interface FileData {
  runbook: Runbook;
  origin: Origin;
  /** What its paper edition has besides the runbook. */
  paper: Omit<Sheet, 'runbook'>;
}

/** What a page shows, wherever it came from. */
export type PageContent = ComponentType<{ components: Record<string, unknown> }>;

/** A page as a function of React's JSX runtime, compiled from MDX. */
export type PageModule = (runtime: object) => { default: PageContent };

/** A page is data, unless its author has written code. */
export type FilePage = PageModule | TreeNode;
