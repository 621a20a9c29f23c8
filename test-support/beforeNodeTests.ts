import { fileURLToPath } from 'node:url';
import { makeGatewayProgram } from './gatewayProgram.ts';

export default async function beforeNodeTests(): Promise<void> {
  await makeGatewayProgram(fileURLToPath(new URL('..', import.meta.url)));
}
