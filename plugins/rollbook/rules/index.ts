import { brokenReference } from './brokenReference.ts';
import { budgetExceeded } from './budgetExceeded.ts';
import { conflictingThreshold } from './conflictingThreshold.ts';
import { decisionCycle } from './decisionCycle.ts';
import { decisionDeadEnd } from './decisionDeadEnd.ts';
import { decisionWithoutUnsure } from './decisionWithoutUnsure.ts';
import { duplicateId } from './duplicateId.ts';
import { duplicateItem } from './duplicateItem.ts';
import { frontMatter } from './frontMatter.ts';
import { invalidAttribute } from './invalidAttribute.ts';
import { mdxSyntax } from './mdxSyntax.ts';
import { misplacedDirective } from './misplacedDirective.ts';
import { missingId } from './missingId.ts';
import { missingLabel } from './missingLabel.ts';
import { preTicked } from './preTicked.ts';
import type { Rule } from './rule.ts';
import { tableColumns } from './tableColumns.ts';
import { templateWithoutText } from './templateWithoutText.ts';
import { triggerGap } from './triggerGap.ts';
import { triggerOverlap } from './triggerOverlap.ts';
import { unclosedContainer } from './unclosedContainer.ts';
import { unknownAttribute } from './unknownAttribute.ts';
import { unknownDirective } from './unknownDirective.ts';
import { unreachableQuestion } from './unreachableQuestion.ts';
import { unreadableFile } from './unreadableFile.ts';
import { vagueTrigger } from './vagueTrigger.ts';

const FORM: readonly Rule[] = [
  duplicateId,
  duplicateItem,
  frontMatter,
  invalidAttribute,
  mdxSyntax,
  misplacedDirective,
  missingId,
  missingLabel,
  tableColumns,
  unclosedContainer,
  unknownAttribute,
  unknownDirective,
  unreadableFile,
];

const REFERENCES: readonly Rule[] = [
  brokenReference,
  decisionCycle,
  decisionDeadEnd,
  decisionWithoutUnsure,
  unreachableQuestion,
];

const NUMBERS: readonly Rule[] = [
  budgetExceeded,
  conflictingThreshold,
  triggerGap,
  triggerOverlap,
  vagueTrigger,
];

const PROCEDURES: readonly Rule[] = [];

const COMMANDS: readonly Rule[] = [];

const CHECKLISTS: readonly Rule[] = [preTicked, templateWithoutText];

const AGE: readonly Rule[] = [];

const ALERTS: readonly Rule[] = [];

/** Every rule, in the order of the reference: by group, and by id within a group. */
export const RULES: readonly Rule[] = [
  ...FORM,
  ...REFERENCES,
  ...NUMBERS,
  ...PROCEDURES,
  ...COMMANDS,
  ...CHECKLISTS,
  ...AGE,
  ...ALERTS,
];
