import Link from '@docusaurus/Link';
import { useAnchorTargetClassName } from '@docusaurus/theme-common';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type { Props } from '@theme/Heading';
import clsx from 'clsx';

/**
 * A heading with a link to itself. Unlike Docusaurus's it is named by its own words alone: where
 * the focus moves to a question, one hears the question once.
 */
export default function Heading({ as: As, id, children, ...rest }: Props) {
  const { collectAnchor } = useBrokenLinks();
  const anchored = useAnchorTargetClassName(id);
  if (As === 'h1' || !id) return <As {...rest}>{children}</As>;
  collectAnchor(id);
  const textId = `heading:${id}`;
  return (
    <As
      {...rest}
      id={id}
      className={clsx('anchor', anchored, rest.className)}
      aria-labelledby={textId}
    >
      <span id={textId}>{children}</span>
      <Link
        className="hash-link"
        to={`#${id}`}
        aria-label={`Link to ${typeof children === 'string' ? children : id}`}
        translate="no"
      >
        &#8203;
      </Link>
    </As>
  );
}
