import type { InlineCode } from 'mdast';
import { FITS_A_PHONE, MAY_BREAK } from '../model/wholeWords.ts';

/**
 * Marks code within a text that is not to be broken: a browser would break `--config` after its first
 * hyphen. What is longer than a line of a phone has to be.
 */
export function keepCode(code: InlineCode): void {
  if (MAY_BREAK.test(code.value) && code.value.length <= FITS_A_PHONE)
    code.data = { ...code.data, hProperties: { dataWhole: '' } };
}
