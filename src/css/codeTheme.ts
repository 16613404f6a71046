import type { PrismTheme } from 'prism-react-renderer';

/**
 * Colours of code blocks, by the names of `tokens.css`: one theme that follows day and night. Few
 * of them, since in a plan the words matter and not the grammar.
 */
export const codeTheme: PrismTheme = {
  plain: { color: 'var(--rb-ink)', backgroundColor: 'var(--rb-sunken)' },
  styles: [
    { types: ['comment', 'prolog', 'cdata'], style: { color: 'var(--rb-ink-muted)' } },
    { types: ['string', 'attr-value', 'char'], style: { color: 'var(--rb-calm)' } },
    { types: ['number', 'boolean', 'constant'], style: { color: 'var(--rb-caution)' } },
    { types: ['keyword', 'tag', 'selector', 'atrule'], style: { color: 'var(--rb-accent)' } },
    { types: ['property', 'key', 'attr-name', 'section'], style: { color: 'var(--rb-accent)' } },
    { types: ['deleted'], style: { color: 'var(--rb-danger)' } },
    { types: ['inserted'], style: { color: 'var(--rb-calm)' } },
  ],
};
