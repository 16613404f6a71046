import * as z from 'zod';

/** Where somebody who finds a hole in the site tells of it, and until when that holds. */
export const SecurityContact = z.strictObject({
  contact: z
    .union([z.string(), z.array(z.string()).min(1)])
    .transform((value) => [value].flat())
    .refine((list) => list.every((one) => /^(?:mailto:|tel:|https:\/\/)\S+$/.test(one)), {
      error: 'Expected addresses that begin with `mailto:`, `tel:` or `https://`',
    }),
  expires: z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'Expected a date (`2027-06-30`), less than a year ahead',
  }),
  policy: z.url({ protocol: /^https$/ }).optional(),
});
export type SecurityContact = z.input<typeof SecurityContact>;

/**
 * The text of `/.well-known/security.txt` (RFC 9116) of the site at `home`. Throws an error that
 * says what is wrong with the option.
 */
export function securityText(option: SecurityContact, home: string): string {
  const parsed = SecurityContact.safeParse(option);
  if (!parsed.success)
    throw new Error(`The option \`security\` of Rollbook:\n${z.prettifyError(parsed.error)}`);
  const { contact, expires, policy } = parsed.data;
  const lines = [
    ...contact.map((one) => `Contact: ${one}`),
    `Expires: ${expiryOf(expires).toISOString()}`,
    ...(policy ? [`Policy: ${policy}`] : []),
    `Canonical: ${new URL('.well-known/security.txt', home).href}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Until when the contact holds. Of a date without a time, the day itself still counts. */
export function expiryOf(expires: SecurityContact['expires']): Date {
  return new Date(expires.includes('T') ? expires : `${expires}T23:59:59.000Z`);
}
