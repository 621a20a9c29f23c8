import { MediumSchema } from '#call-core';
import * as v from 'valibot';
import type { MediumFacts } from '../calls/media.ts';

/** A medium as the table `medium` holds it. */
export const MediumFactsSchema = v.object({
  ...MediumSchema.entries,
  downloadUrl: v.nullable(v.string()),
  elementId: v.nullable(v.string()),
}) satisfies v.GenericSchema<unknown, MediumFacts>;
