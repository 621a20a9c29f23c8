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

const PARTS: readonly Part[] = ['shell', 'salesforce', 'zoomApi', 'zoomEmbed', 'gateway'];

/** Ports of 0 stand for any that is free. */
export async function chooseAddresses(wanted: Ports): Promise<Addresses> {
  const ports = { ...wanted };
  for (const part of PARTS) {
    // A part that moves keeps off the ports that the others have or are about to take.
    const others = PARTS.filter((other) => other !== part).map((other) => ports[other]);
    ports[part] = await choosePort(
      wanted[part],
      others.filter((port) => port !== 0),
    );
  }
  return {
    ports,
    urls: {
      shell: urlOf(ports.shell),
      salesforce: urlOf(ports.salesforce),
      zoomApi: urlOf(ports.zoomApi),
      zoomEmbed: urlOf(ports.zoomEmbed),
      gateway: urlOf(ports.gateway),
    },
    moved: PARTS.filter((part) => wanted[part] !== 0 && wanted[part] !== ports[part]),
  };
}

function urlOf(port: number): string {
  return `http://localhost:${port}`;
}
