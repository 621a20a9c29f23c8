import plans from 'libphonenumber-js/metadata.min.json';
import type { NumberData } from '#call-core';
import { CHARGED_NUMBERS } from './chargedNumbers.ts';
import { EMERGENCY_NUMBERS } from './emergencyNumbers.ts';

/** The numbering plans that gateway and widget read numbers with. */
export const NUMBER_DATA: NumberData = { plans, emergency: EMERGENCY_NUMBERS, charged: CHARGED_NUMBERS };
