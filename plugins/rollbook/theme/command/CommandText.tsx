import type { Ref } from 'react';
import type { Variable } from '../../model/runbook.ts';
import styles from './Command.module.css';
import { labelOf } from './labelOf.ts';
import { Segment, type TextSegment } from './Segment.tsx';

interface CommandTextProps {
  segments: TextSegment[];
  lang?: string;
  variables: Variable[];
  unconfirmed: string[];
  ref?: Ref<HTMLElement>;
}

const HASH_COMMENTS = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'python', 'yaml', 'toml']);

/** The text of a command: values highlighted, gaps marked, comments dimmed. */
export function CommandText({ segments, lang, variables, unconfirmed, ref }: CommandTextProps) {
  const secrets = new Set(variables.filter(({ type }) => type === 'secret').map((v) => v.name));
  const dims = lang !== undefined && HASH_COMMENTS.has(lang);
  return (
    <code ref={ref}>
      {lines(segments).map((line) => (
        <span
          key={line.start}
          className={styles.line}
          data-comment={(dims && line.segments[0]?.text.trimStart().startsWith('#')) || undefined}
        >
          {line.segments.map((segment, place) => (
            <Segment
              key={place}
              segment={segment}
              label={labelOf(variables, segment.variable)}
              unconfirmed={unconfirmed.includes(segment.variable ?? '')}
              secret={secrets.has(segment.variable ?? '')}
            />
          ))}
        </span>
      ))}
    </code>
  );
}

interface Line {
  start: number;
  segments: TextSegment[];
}

/** Breaks segments at line ends. Each line keeps its own, so that a selection copies the same. */
function lines(segments: TextSegment[]): Line[] {
  let line: Line = { start: 0, segments: [] };
  const all = [line];
  for (const segment of segments) {
    const parts = segment.variable ? [segment.text] : segment.text.split(/(?<=\n)/);
    for (const text of parts) {
      line.segments.push({ ...segment, text });
      if (segment.variable || !text.endsWith('\n')) continue;
      line = { start: all.length, segments: [] };
      all.push(line);
    }
  }
  return all.filter((candidate) => candidate.segments.length > 0);
}
