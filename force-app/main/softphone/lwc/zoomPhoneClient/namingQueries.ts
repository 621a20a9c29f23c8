import { EarlierCallsReplySchema, NewPersonReplySchema, PhoneFieldsSchema } from 'c/zoomCallCore';
import type { NewPerson, NewPersonReply, NewTextPerson, PhoneFields } from 'c/zoomCallCore';
import { readReply } from './gatewayHttp.ts';
import type { GatewayHttp } from './gatewayHttp.ts';

/** What is asked and ordered about who it was. All may throw PhoneError. */
export interface NamingQueries {
  /** May be said again without harm: the same creation is the same person. */
  createPerson(callId: string, wanted: NewPerson): Promise<NewPersonReply>;
  /** The same for somebody in a thread of texts. */
  createTextPerson(threadId: string, wanted: NewTextPerson): Promise<NewPersonReply>;
  phoneFields(): Promise<PhoneFields>;
  /** How many other calls of its number have no person. */
  countEarlierCalls(callId: string): Promise<number>;
}

export function namingQueries(http: GatewayHttp): NamingQueries {
  const pathOf = (callId: string, what: string) => `/api/calls/${encodeURIComponent(callId)}/${what}`;
  return {
    async createPerson(callId, wanted) {
      const answer = await http.send('POST', pathOf(callId, 'person'), wanted);
      return await readReply(answer, NewPersonReplySchema);
    },
    async createTextPerson(threadId, wanted) {
      const path = `/api/texts/threads/${encodeURIComponent(threadId)}/person`;
      return await readReply(await http.send('POST', path, wanted), NewPersonReplySchema);
    },
    phoneFields: () => http.get('/api/phone-fields', PhoneFieldsSchema),
    async countEarlierCalls(callId) {
      return (await http.get(pathOf(callId, 'earlier'), EarlierCallsReplySchema)).count;
    },
  };
}
