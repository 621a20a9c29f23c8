import * as v from 'valibot';

/** Of the browser; null: the system's default. */
const DeviceIdSchema = v.optional(v.nullable(v.pipe(v.string(), v.maxLength(512))), null);

/** The agent's devices for calls, as this browser keeps them. */
export const DeviceChoicesSchema = v.object({
  microphone: DeviceIdSchema,
  speaker: DeviceIdSchema,
  ringer: DeviceIdSchema,
});
