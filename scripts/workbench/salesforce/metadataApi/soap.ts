/** SOAP as the Metadata API speaks it: one element of the body is the call, its children are the arguments. */
import { childText, readXml } from '../schema/metadataXml.ts';
import type { XmlElement } from '../schema/metadataXml.ts';
import type { HttpReply } from '../server/httpServer.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const HEADERS = { 'Content-Type': 'text/xml;charset=UTF-8' };

export interface SoapCall {
  readonly sessionId: string;
  readonly operation: string;
  readonly args: XmlElement;
}

/** An answer's values; a list repeats its element, null leaves it out. */
export type SoapValue =
  | string
  | number
  | boolean
  | null
  | readonly SoapValue[]
  | { readonly [name: string]: SoapValue };

/** SOAP API Developer Guide: ExceptionCode. */
export class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SoapFault';
    this.code = code;
  }
}

/** The session of a call, without reading the whole of it. */
export function sessionIdOf(body: string): string {
  return /<(?:\w+:)?sessionId>([^<]*)<\//.exec(body.slice(0, 4000))?.[1] ?? '';
}

/** @throws SoapFault */
export function readCall(body: string): SoapCall {
  const envelope = parsed(body);
  const call = envelope.children.find(({ name }) => localName(name) === 'Body')?.children[0];
  if (call === undefined) throw new SoapFault('soapenv:Client', 'Envelope namespace is required');
  const args = withoutPrefixes(call);
  return { sessionId: sessionIdOf(body), operation: args.name, args };
}

function parsed(body: string): XmlElement {
  try {
    return readXml(body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SoapFault('soapenv:Client', `Failed to parse XML: ${reason}`);
  }
}

function withoutPrefixes({ name, text, children }: XmlElement): XmlElement {
  return { name: localName(name), text, children: children.map(withoutPrefixes) };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function isTrue(xml: XmlElement, name: string): boolean {
  return childText(xml, name) === 'true';
}

export function soapReply(operation: string, result: SoapValue): HttpReply {
  const body =
    `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}" xmlns="${NAMESPACE}" ` +
    `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><${operation}Response>` +
    `${write('result', result)}</${operation}Response></soapenv:Body></soapenv:Envelope>`;
  return { status: 200, headers: HEADERS, body };
}

export function faultReply({ code, message }: SoapFault): HttpReply {
  const isOwn = !code.includes(':');
  const name = isOwn ? `sf:${code}` : code;
  const text = isOwn ? `${code}: ${message}` : message;
  const body =
    `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}" xmlns:sf="${NAMESPACE}">` +
    `<soapenv:Body><soapenv:Fault><faultcode>${name}</faultcode><faultstring>${escape(text)}</faultstring>` +
    `</soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
  return { status: 500, headers: HEADERS, body };
}

function write(name: string, value: SoapValue): string {
  if (value === null) return '';
  if (isList(value)) return value.map((each) => write(name, each)).join('');
  const content =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, each]) => write(key, each))
          .join('')
      : escape(String(value));
  return `<${name}>${content}</${name}>`;
}

function isList(value: SoapValue): value is readonly SoapValue[] {
  return Array.isArray(value);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
