import { PhoneError } from '#call-core';
import type { Agent } from '../calls/ports.ts';

/** Of a call to Zoom's extensions; longer numbers without "+" are nobody's. */
const LONGEST_EXTENSION = 6;
/** With its country: a shorter one would be a service of the country, perhaps of those who come to help. */
const SHORTEST_NUMBER = 7;

interface Deps {
  /** By country. */
  readonly emergencyNumbers: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a number is at Zoom's SIP domain: the number itself. Emergency numbers, of the agent's country and of all that
 * are known in most of the world, have none: where the browser is nobody could tell those who come to help.
 * @throws PhoneError line.emergencyNumber, number.invalid
 */
export function createTargetOf({ emergencyNumbers }: Deps) {
  return function targetOf(agent: Pick<Agent, 'homeCountry'>, number: string): string {
    const digits = number.replace(/^\+/, '');
    const national = emergencyNumbers[agent.homeCountry] ?? [];
    if (EVERYWHERE.includes(digits) || national.includes(digits))
      throw new PhoneError('line.emergencyNumber');
    const isNumber = number.startsWith('+') && digits.length >= SHORTEST_NUMBER;
    const isExtension = !number.startsWith('+') && digits.length <= LONGEST_EXTENSION;
    if (!isNumber && !isExtension) throw new PhoneError('number.invalid');
    return number;
  };
}

/** They work in countries whose own number is another. */
const EVERYWHERE = ['112', '911', '999', '000'];
