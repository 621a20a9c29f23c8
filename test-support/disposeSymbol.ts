/**
 * Node 22 defines `Symbol.dispose` itself, but not in the contexts in which Jest runs tests; undici, under jsforce,
 * needs it to take its listeners back. This is the symbol that Node uses.
 */
import { addAbortListener } from 'node:events';

const listener = addAbortListener(new AbortController().signal, () => undefined);
const [symbol] = Object.getOwnPropertySymbols(listener);
// In plain Node, where it is there already, nothing changes.
if (!('dispose' in Symbol)) Object.defineProperty(Symbol, 'dispose', { value: symbol });
