/** Where the parts of the workbench are. All are known before the first one starts, because they name each other. */
import { choosePort } from './ports.ts';

export const DEFAULT_PORTS = {
  shell: 8700,
  salesforce: 8701,
  zoomApi: 8702,
  zoomEmbed: 8703,
  gateway: 8710,
} as const;

export type Part = keyof typeof DEFAULT_PORTS;
export type Ports = Readonly<Record<Part, number>>;

export interface Addresses {
  readonly ports: Ports;
  /** Origin of each part. */
  readonly urls: Readonly<Record<Part, string>>;
  /** Parts that did not get the port they were to have. */
  readonly moved: readonly Part[];
}

/** Ports of 0 stand for any that is free. */
export async function chooseAddresses(wanted: Ports): Promise<Addresses> {
  const chosen = {
    shell: await choosePort(wanted.shell),
    salesforce: await choosePort(wanted.salesforce),
    zoomApi: await choosePort(wanted.zoomApi),
    zoomEmbed: await choosePort(wanted.zoomEmbed),
    gateway: await choosePort(wanted.gateway),
  };
  const urlOf = (part: Part) => `http://localhost:${chosen[part]}`;
  return {
    ports: chosen,
    urls: {
      shell: urlOf('shell'),
      salesforce: urlOf('salesforce'),
      zoomApi: urlOf('zoomApi'),
      zoomEmbed: urlOf('zoomEmbed'),
      gateway: urlOf('gateway'),
    },
    moved: PARTS.filter((part) => wanted[part] !== 0 && wanted[part] !== chosen[part]),
  };
}

const PARTS: readonly Part[] = ['shell', 'salesforce', 'zoomApi', 'zoomEmbed', 'gateway'];
