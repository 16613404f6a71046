import { Children, isValidElement, type PropsWithChildren, type ReactNode } from 'react';

/**
 * A label arrives as one paragraph. Where it goes on in the middle of a line, or inside a button,
 * only what the paragraph holds is wanted.
 */
export function unwrapParagraph(children: ReactNode): ReactNode {
  const given = Children.toArray(children).filter(
    (child) => typeof child !== 'string' || child.trim() !== '',
  );
  const [only] = given;
  if (given.length !== 1 || !isValidElement<PropsWithChildren>(only) || only.type !== 'p')
    return children;
  return only.props.children;
}
