/** A text from a file without what would steer the terminal or turn the text around. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\u200b\u2060\ufeff]/gu, '\ufffd');
}
