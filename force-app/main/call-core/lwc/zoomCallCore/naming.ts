/** How the agent names the person of a call: an existing one, a new one, and earlier calls of the same number. */
import * as v from 'valibot';
import { PersonSchema } from './gatewayApi.ts';

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));

/** The agent's word on who it was. */
export const ChosenPersonSchema = v.object({
  /** Any Contact or Lead that the agent may see; null for nobody. */
  personId: v.nullable(v.pipe(v.string(), v.regex(/^[a-zA-Z0-9]{15,18}$/))),
  /** Further calls of this number are this person's as well, whoever else has it. */
  remember: v.exactOptional(v.boolean()),
});

export type ChosenPerson = v.InferOutput<typeof ChosenPersonSchema>;

/** Length of the fields in Salesforce, in UTF-16 units. */
export const FIRST_NAME_LIMIT = 40;
export const LAST_NAME_LIMIT = 80;
export const COMPANY_LIMIT = 255;

function text(limit: number) {
  return v.pipe(v.string(), v.trim(), v.maxLength(limit));
}

const Names = {
  firstName: text(FIRST_NAME_LIMIT),
  lastName: v.pipe(text(LAST_NAME_LIMIT), v.minLength(1)),
};

/** A Contact or Lead to be made for the number of a call. */
export const NewPersonSchema = v.object({
  /** Made when the form is opened. The same again is the same person, whatever became of the answer. */
  creationId: v.pipe(v.string(), v.uuid()),
  person: v.variant('objectName', [
    v.object({ objectName: v.literal('Contact'), ...Names }),
    v.object({
      objectName: v.literal('Lead'),
      ...Names,
      company: v.pipe(text(COMPANY_LIMIT), v.minLength(1)),
    }),
  ]),
  /** API name of the field that takes the number. */
  phoneField: v.pipe(v.string(), v.regex(/^\w{1,80}$/)),
  /** The agent has seen who is there already, and wants another one. */
  allowDuplicate: v.boolean(),
});
export type NewPerson = v.InferOutput<typeof NewPersonSchema>;

/** The same for somebody in a thread of texts. */
export const NewTextPersonSchema = v.object({ ...NewPersonSchema.entries, number: v.string() });
export type NewTextPerson = v.InferOutput<typeof NewTextPersonSchema>;

export const NewPersonReplySchema = v.variant('outcome', [
  v.object({ outcome: v.literal('created'), person: PersonSchema }),
  /** A duplicate rule of the org stands against it. */
  v.object({
    outcome: v.literal('duplicates'),
    /** Who is there already, as far as the agent may see them. */
    people: v.array(PersonSchema),
    /** The rule leaves it to the agent. */
    mayCreate: v.boolean(),
  }),
]);
export type NewPersonReply = v.InferOutput<typeof NewPersonReplySchema>;

const PhoneFields = v.array(v.object({ name: v.string(), label: v.string() }));

/** The phone fields of Contacts and Leads that the agent may see, the usual one first, in the agent's language. */
export const PhoneFieldsSchema = v.object({ Contact: PhoneFields, Lead: PhoneFields });
export type PhoneFields = v.InferOutput<typeof PhoneFieldsSchema>;

/** Earlier calls of the number of a call that are over and have no person. */
export const EarlierCallsReplySchema = v.object({ count: v.number() });

/** Which person the agent was shown when the calls were offered. */
export const LinkEarlierSchema = v.object({ personId: Id });
