/** Hands a record to the reader as a JSON file of that name. */
export function downloadJson(name: string, record: object): void {
  const blob = new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun by then; an address that stays would keep the record in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
