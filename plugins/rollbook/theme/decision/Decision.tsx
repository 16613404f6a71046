import { Children, isValidElement, useEffect, useMemo, useState } from 'react';
import { anchorIn } from '../page/anchorIn.ts';
import { now } from '../page/browserStorage.ts';
import { spellDay, spellTime } from '../page/days.ts';
import { downloadJson } from '../page/downloadJson.ts';
import { NotSaved } from '../page/NotSaved.tsx';
import { useHydrated } from '../page/useHydrated.ts';
import { RunLink } from '../procedure/RunLink.tsx';
import type { DecisionProps } from '../props.ts';
import { Button } from '../status/Button.tsx';
import { PageLink } from '../status/PageLink.tsx';
import styles from './Decision.module.css';
import { DecisionContext } from './DecisionContext.ts';
import { Outcome, Question } from './Question.tsx';
import { Trail } from './Trail.tsx';
import { TreeDrawing } from './TreeDrawing.tsx';
import { useWalk } from './useWalk.ts';

/**
 * A decision: walked one question at a time, and on request seen whole, as a drawing and as text.
 * On paper and without JavaScript everything is there at once.
 */
export function Decision({ children, ...decision }: DecisionProps) {
  const hydrated = useHydrated();
  const { walk, position, root, dropped, answer, back, restart, resume } = useWalk(decision);
  const [drawn, setDrawn] = useState(false);
  const [written, setWritten] = useState(false);
  const { earlier, answers, unreadable } = walk;

  const [lead, tree] = useMemo(() => {
    const all = Children.toArray(children);
    const isNode = (child: unknown) =>
      isValidElement(child) && (child.type === Question || child.type === Outcome);
    const first = all.findIndex(isNode);
    return first < 0 ? [all, []] : [all.slice(0, first), all.slice(first)];
  }, [children]);

  // A link to a question that the walk does not show must not lead to nothing.
  useEffect(() => {
    const onHash = () => {
      const id = anchorIn(window.location.hash);
      const target = id === '' ? null : document.getElementById(id);
      if (!target || !root.current?.contains(target)) return;
      if (target.closest('[data-node]')) setWritten(true);
      requestAnimationFrame(() => target.scrollIntoView?.());
    };
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [root]);

  function download() {
    const { runbook, id } = decision;
    const at = now().toISOString();
    const stored = unreadable ? [unreadable] : [];
    const record = { schemaVersion: 1, runbook, decision: id, at, answers, unreadable: stored };
    downloadJson(`${runbook}-${id}-${at.slice(0, 10)}.walk.json`, record);
  }

  const last = position.trail.at(-1);
  const led = decision.questions.find(({ id }) => id === last?.question)?.answers[
    last?.answer ?? 0
  ];
  return (
    <section
      ref={root}
      className={styles.decision}
      data-decision={decision.id}
      data-hydrated={hydrated || undefined}
    >
      {lead}
      {hydrated && (
        <div className={styles.tools}>
          <NotSaved
            problem={walk.problem}
            what="The answers"
            download={unreadable ? 'Download what is stored' : 'Download the answers'}
            onDownload={unreadable || answers.length > 0 ? download : undefined}
          />
          {earlier && (
            <div className={styles.earlier}>
              <p>
                You began on {spellDay(earlier.at, now())} at {spellTime(earlier.at)} and gave{' '}
                {earlier.answers.length} {earlier.answers.length === 1 ? 'answer' : 'answers'}.
              </p>
              <Button onClick={resume}>Continue that one</Button>
              <Button onClick={restart}>Start afresh</Button>
            </div>
          )}
          {dropped > 0 && (
            <p className={styles.earlier}>
              The questions changed since you answered them. The answers that no longer fit are left
              out.
            </p>
          )}
          <Trail decision={decision} trail={position.trail} onBack={back} onRestart={restart} />
        </div>
      )}
      <DecisionContext.Provider value={{ current: hydrated ? position.id : undefined, answer }}>
        <div className={styles.tree} data-all={written || undefined}>
          {tree}
        </div>
      </DecisionContext.Provider>
      {hydrated && (position.kind === 'procedure' || position.kind === 'nowhere') && (
        <div className={styles.end} data-current="" tabIndex={-1}>
          {position.kind === 'procedure' && led?.to ? (
            <PageLink className={styles.go} href={led.to.href}>
              Go to {led.to.label}
            </PageLink>
          ) : (
            <p>The plan does not say what follows. Go back, or ask the owner of this runbook.</p>
          )}
          {position.kind === 'procedure' && led?.to?.href.startsWith('#') && (
            <RunLink runbook={decision.runbook} procedure={led.to.id} />
          )}
        </div>
      )}
      {hydrated && (
        <p className={styles.views}>
          <Button look="quiet" aria-expanded={drawn} onClick={() => setDrawn(!drawn)}>
            {drawn ? 'Hide the drawing' : 'Show the whole tree'}
          </Button>
          <Button look="quiet" aria-expanded={written} onClick={() => setWritten(!written)}>
            {written ? 'One question at a time' : 'Show all questions as text'}
          </Button>
        </p>
      )}
      <TreeDrawing decision={decision} position={position} shown={drawn || !hydrated} />
    </section>
  );
}
