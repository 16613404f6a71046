import { alertBrokenRunbook } from './alertBrokenRunbook.ts';
import { alertWithoutRunbook } from './alertWithoutRunbook.ts';
import { anglePlaceholder } from './anglePlaceholder.ts';
import { approvalMissing } from './approvalMissing.ts';
import { brokenReference } from './brokenReference.ts';
import { budgetExceeded } from './budgetExceeded.ts';
import { checkWithoutExpectation } from './checkWithoutExpectation.ts';
import { commandLanguage } from './commandLanguage.ts';
import { conflictingThreshold } from './conflictingThreshold.ts';
import { dangerousCommand } from './dangerousCommand.ts';
import { decisionCycle } from './decisionCycle.ts';
import { decisionDeadEnd } from './decisionDeadEnd.ts';
import { decisionWithoutUnsure } from './decisionWithoutUnsure.ts';
import { drillOverdue } from './drillOverdue.ts';
import { duplicateId } from './duplicateId.ts';
import { duplicateItem } from './duplicateItem.ts';
import { emptyChecklist } from './emptyChecklist.ts';
import { emptyProcedure } from './emptyProcedure.ts';
import { frontMatter } from './frontMatter.ts';
import { hiddenCharacter } from './hiddenCharacter.ts';
import { ineffectiveExport } from './ineffectiveExport.ts';
import { invalidAttribute } from './invalidAttribute.ts';
import { itemWithoutBox } from './itemWithoutBox.ts';
import { longChecklist } from './longChecklist.ts';
import { mdxSyntax } from './mdxSyntax.ts';
import { misplacedDirective } from './misplacedDirective.ts';
import { missingId } from './missingId.ts';
import { missingLabel } from './missingLabel.ts';
import { pipeIntoComment } from './pipeIntoComment.ts';
import { preTicked } from './preTicked.ts';
import { procedureWithoutBudget } from './procedureWithoutBudget.ts';
import { procedureWithoutTrigger } from './procedureWithoutTrigger.ts';
import { procedureWithoutVerification } from './procedureWithoutVerification.ts';
import { repeatedContent } from './repeatedContent.ts';
import { revertOrder } from './revertOrder.ts';
import { reviewOverdue } from './reviewOverdue.ts';
import type { Rule } from './rule.ts';
import { secretInSource } from './secretInSource.ts';
import { shellSyntax } from './shellSyntax.ts';
import { signalWithoutAlert } from './signalWithoutAlert.ts';
import { silenceWithoutReason } from './silenceWithoutReason.ts';
import { smartPunctuation } from './smartPunctuation.ts';
import { stepOrder } from './stepOrder.ts';
import { stepWithoutAction } from './stepWithoutAction.ts';
import { tableColumns } from './tableColumns.ts';
import { tagBeforeCommit } from './tagBeforeCommit.ts';
import { templateWithoutFields } from './templateWithoutFields.ts';
import { templateWithoutText } from './templateWithoutText.ts';
import { triggerGap } from './triggerGap.ts';
import { triggerOverlap } from './triggerOverlap.ts';
import { unclosedContainer } from './unclosedContainer.ts';
import { undeclaredField } from './undeclaredField.ts';
import { undeclaredVariable } from './undeclaredVariable.ts';
import { undoMissing } from './undoMissing.ts';
import { unknownAttribute } from './unknownAttribute.ts';
import { unknownDirective } from './unknownDirective.ts';
import { unreachableProcedure } from './unreachableProcedure.ts';
import { unreachableQuestion } from './unreachableQuestion.ts';
import { unreadableFile } from './unreadableFile.ts';
import { unsafePlaceholder } from './unsafePlaceholder.ts';
import { unusedSilence } from './unusedSilence.ts';
import { unusedVariable } from './unusedVariable.ts';
import { vagueTrigger } from './vagueTrigger.ts';

const FORM: readonly Rule[] = [
  duplicateId,
  duplicateItem,
  frontMatter,
  hiddenCharacter,
  invalidAttribute,
  mdxSyntax,
  misplacedDirective,
  missingId,
  missingLabel,
  repeatedContent,
  silenceWithoutReason,
  tableColumns,
  unclosedContainer,
  unknownAttribute,
  unknownDirective,
  unreadableFile,
  unusedSilence,
];

const REFERENCES: readonly Rule[] = [
  brokenReference,
  decisionCycle,
  decisionDeadEnd,
  decisionWithoutUnsure,
  unreachableProcedure,
  unreachableQuestion,
];

const NUMBERS: readonly Rule[] = [
  budgetExceeded,
  conflictingThreshold,
  triggerGap,
  triggerOverlap,
  vagueTrigger,
];

const PROCEDURES: readonly Rule[] = [
  approvalMissing,
  checkWithoutExpectation,
  emptyProcedure,
  procedureWithoutBudget,
  procedureWithoutTrigger,
  procedureWithoutVerification,
  stepOrder,
  stepWithoutAction,
  undoMissing,
];

const COMMANDS: readonly Rule[] = [
  anglePlaceholder,
  commandLanguage,
  dangerousCommand,
  ineffectiveExport,
  pipeIntoComment,
  revertOrder,
  secretInSource,
  shellSyntax,
  smartPunctuation,
  tagBeforeCommit,
  undeclaredVariable,
  unsafePlaceholder,
  unusedVariable,
];

const CHECKLISTS: readonly Rule[] = [
  emptyChecklist,
  itemWithoutBox,
  longChecklist,
  preTicked,
  templateWithoutFields,
  templateWithoutText,
  undeclaredField,
];

const AGE: readonly Rule[] = [drillOverdue, reviewOverdue];

const ALERTS: readonly Rule[] = [alertBrokenRunbook, alertWithoutRunbook, signalWithoutAlert];

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
