/** Whether an agent can text, and as whom. */
import * as v from 'valibot';

/** One end of a text. */
export const TextPartySchema = v.object({
  /** E.164 where Zoom gives it so; an extension otherwise. */
  number: v.string(),
  /** As Zoom knows it. */
  name: v.nullable(v.string()),
});
export type TextParty = v.InferOutput<typeof TextPartySchema>;

/** Whether this agent can text at all, and from which numbers. */
export const TextingSchema = v.object({
  /** `off`: the Zoom administrator has not turned SMS on for this user. */
  state: v.picklist(['on', 'off']),
  numbers: v.array(TextPartySchema),
});
export type Texting = v.InferOutput<typeof TextingSchema>;
