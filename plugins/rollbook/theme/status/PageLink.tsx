import { useMDXComponents } from '@mdx-js/react';
import type { ComponentProps, ComponentType } from 'react';

/**
 * A link as the page's own prose makes them. Docusaurus's checks where it leads and loads nothing
 * anew; without Docusaurus it is a plain one.
 */
export function PageLink(props: ComponentProps<'a'>) {
  const Anchor = (useMDXComponents().a ?? 'a') as ComponentType<ComponentProps<'a'>>;
  return <Anchor {...props} />;
}

/** A list item whose `id` Docusaurus knows as a place that links may lead to. */
export function AnchoredItem(props: ComponentProps<'li'>) {
  const Li = (useMDXComponents().li ?? 'li') as ComponentType<ComponentProps<'li'>>;
  return <Li {...props} />;
}
