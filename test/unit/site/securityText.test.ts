import { expect, test } from 'vitest';
import { expiryOf, securityText } from '../../../plugins/rollbook/site/securityText.ts';

const HOME = 'https://ops.example.com/';

test('it has the fields that RFC 9116 asks for, each on its line', () => {
  const option = {
    contact: ['mailto:security@example.com', 'https://example.com/report'],
    expires: '2027-06-30',
    policy: 'https://example.com/policy',
  };
  expect(securityText(option, HOME)).toBe(
    `Contact: mailto:security@example.com
Contact: https://example.com/report
Expires: 2027-06-30T23:59:59.000Z
Policy: https://example.com/policy
Canonical: https://ops.example.com/.well-known/security.txt
`,
  );
});

test('an option that makes no valid file says what is wrong with it', () => {
  const make = (option: object) => () =>
    securityText(option as Parameters<typeof securityText>[0], HOME);
  expect(make({ contact: 'security@example.com', expires: '2027-06-30' })).toThrow(/`mailto:`/);
  expect(make({ contact: 'mailto:a@b.example', expires: 'soon' })).toThrow(/Expected a date/);
  expect(make({ contact: 'mailto:a@b.example' })).toThrow(/expires/);
  expect(make({ contact: 'mailto:a@b.example\nX: y', expires: '2027-06-30' })).toThrow(/mailto/);
  expect(make({ contact: [], expires: '2027-06-30' })).toThrow(/contact/);
});

test('a date holds until the end of that day, and a time until that moment', () => {
  expect(expiryOf('2027-06-30').toISOString()).toBe('2027-06-30T23:59:59.000Z');
  expect(expiryOf('2027-06-30T10:00:00+02:00').toISOString()).toBe('2027-06-30T08:00:00.000Z');
  const option = { contact: 'mailto:a@b.example', expires: '2027-06-30T10:00:00+02:00' };
  expect(securityText(option, HOME)).toContain('Expires: 2027-06-30T08:00:00.000Z\n');
});
