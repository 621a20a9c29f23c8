/** What the doctor is told of the browser line: engines, Zoom's SIP proxies, the accounts' source, and how the lines stand. */
import type { ErrorCode } from '#call-core';
import type { Proxy, ProxyState } from './examineProxy.ts';
import type { Registration } from './ports.ts';

/** `secret`: whether the engine takes the gateway's; `none`: it takes commands from everybody. */
export type EngineState =
  | { readonly state: 'away' }
  | {
      readonly state: 'there';
      readonly version: string;
      readonly hasSip: boolean;
      readonly secret: 'right' | 'wrong' | 'none';
    };

export interface VoiceFacts {
  readonly engines: readonly (EngineState & { readonly host: string })[];
  /** Of the accounts that are known. */
  readonly proxies: readonly ((ProxyState | { readonly state: 'forbidden' }) & { readonly name: string })[];
  /** Why the account's phones cannot be read; null where they can, or need not. */
  readonly phones: ErrorCode | null;
  /** With a page at this gateway, by the agent's id. */
  readonly lines: ReadonlyMap<string, Registration>;
  readonly hasIceServers: boolean;
}

interface Deps {
  /** By URL. */
  readonly engines: ReadonlyMap<string, () => Promise<EngineState>>;
  readonly proxies: () => Promise<readonly Proxy[]>;
  readonly isAllowed: (host: string) => boolean;
  readonly examineProxy: (proxy: Proxy) => Promise<ProxyState>;
  readonly phones: () => Promise<ErrorCode | null>;
  readonly standing: () => ReadonlyMap<string, Registration>;
  readonly hasIceServers: boolean;
}

export function createExamineVoice(deps: Deps) {
  async function examineOne(proxy: Proxy): Promise<VoiceFacts['proxies'][number]> {
    const name = `${proxy.host}:${proxy.port}`;
    if (!deps.isAllowed(proxy.host)) return { name, state: 'forbidden' };
    return { name, ...(await deps.examineProxy(proxy)) };
  }

  return async function examineVoice(): Promise<VoiceFacts> {
    const [engines, proxies, phones] = await Promise.all([
      Promise.all(
        [...deps.engines].map(async ([url, examine]) => ({ host: new URL(url).host, ...(await examine()) })),
      ),
      deps.proxies().then((all) => Promise.all(distinct(all).map(examineOne))),
      deps.phones(),
    ]);
    return { engines, proxies, phones, lines: deps.standing(), hasIceServers: deps.hasIceServers };
  };
}

function distinct(proxies: readonly Proxy[]): Proxy[] {
  return [...new Map(proxies.map((proxy) => [`${proxy.host}:${proxy.port}`, proxy])).values()];
}
