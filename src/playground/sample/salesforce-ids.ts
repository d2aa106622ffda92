import { longSalesforceId } from '../../domain/people/owner-key.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The id of the opportunity with this number. */
export function opportunityId(number: number): string {
  return longSalesforceId(`006Qy00000${inDigits(number)}`);
}

/** The id of the CRM's user with this number. */
export function userId(number: number): string {
  return longSalesforceId(`005Qy00000${inDigits(number)}`);
}

/** Five characters that go up with the number. */
function inDigits(number: number): string {
  let text = '';
  for (let rest = number; text.length < 5; rest = Math.floor(rest / DIGITS.length)) {
    text = `${DIGITS.charAt(rest % DIGITS.length)}${text}`;
  }
  return text;
}
