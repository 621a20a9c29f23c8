/** The gateway in one file, made once before the tests, because they start it hundreds of times. */
import { bundleGateway } from '../scripts/build/bundleGateway.ts';

const VARIABLE = 'GATEWAY_PROGRAM';

/** For whoever runs before the tests; their processes inherit it. @param root folder of the repository */
export async function makeGatewayProgram(root: string): Promise<void> {
  process.env[VARIABLE] = await bundleGateway(root);
}

/** What to start; nothing where nobody made it, and then the gateway runs from its sources. */
export function gatewayProgram(): { readonly program?: string } {
  const program = process.env[VARIABLE];
  return program === undefined ? {} : { program };
}
