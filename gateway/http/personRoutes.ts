/** All that is kept of a person, for whoever runs the gateway: handed out, or erased. By POST, so that no address has a number in it. */
import { PhoneError, parse } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { PersonDataActions } from '../people/personData.ts';
import { EraseSchema, SubjectSchema } from '../people/report.ts';
import type { Subject } from '../people/report.ts';
import type { Secret } from '../secret.ts';
import { requireKey } from './requireKey.ts';

export interface PersonRoutesDeps {
  readonly personData: PersonDataActions;
  readonly adminKey: Secret | undefined;
}

/** Salesforce is asked as every agent. */
const RATE = { max: 30, timeWindow: 60_000 };

export function personRoutes(app: FastifyInstance, { personData, adminKey }: PersonRoutesDeps): void {
  app.post('/admin/person/export', { config: { rateLimit: RATE } }, async (request) => {
    requireKey(request, adminKey);
    return personData.gather(somebody(parse(SubjectSchema, request.body, 'request.invalid')));
  });
  app.post('/admin/person/erase', { config: { rateLimit: RATE } }, async (request) => {
    requireKey(request, adminKey);
    const { dryRun, tasks, ...subject } = parse(EraseSchema, request.body, 'request.invalid');
    return personData.erase(somebody(subject), { dryRun, tasks });
  });
}

function somebody(subject: Subject): Subject {
  if (subject.personId === null && subject.numbers.length === 0) throw new PhoneError('request.invalid');
  return subject;
}
