/** The panel's line to the controls. */
import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { ActionSchema } from '../shell/controls.ts';
import type { Controls } from './controls.ts';
import { isOwnPage, signIn, userOf, type SignInDeps } from './requestUser.ts';
import { streamState } from './stateStream.ts';

export interface ControlDeps extends SignInDeps {
  readonly controls: Controls;
}

export function addControls(app: FastifyInstance, deps: ControlDeps): void {
  app.get('/workbench/state', (request, reply) => {
    streamState(request, reply, deps.controls, userOf(request, deps));
  });
  app.post('/workbench/actions', async (request, reply) => {
    if (!isOwnPage(request)) return reply.code(403).send({ error: 'Only the page itself may do this.' });
    const action = v.safeParse(ActionSchema, request.body);
    if (!action.success) return reply.code(400).send({ error: v.summarize(action.issues) });
    if (action.output.do === 'signInAs') {
      signIn(reply, deps.controls.userOrFirst(action.output.userId), deps);
      return reply.code(204).send();
    }
    const problem = await deps.controls.perform(action.output, userOf(request, deps));
    return problem === undefined ? reply.code(204).send() : reply.code(409).send({ error: problem });
  });
}
