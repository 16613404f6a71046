/** Hands a text to the reader as a file of that name. */
export function downloadText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; an address that stays would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
