/** The id that an anchor such as `#emergency` names; none where it is mistyped and no text. */
export function anchorIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}
