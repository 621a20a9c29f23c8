/** Ids in the forms that Zoom's documentation shows. What belongs to something known is derived from it. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** `7018317023722949162`: 19 digits. */
export function newCallId(): string {
  const digits = Array.from({ length: 17 }, () => randomInt(10)).join('');
  return `7${randomInt(1, 10)}${digits}`;
}

/** An opaque secret: authorization codes, tokens. */
export function newToken(): string {
  return randomBytes(48).toString('base64url');
}

/** `DnEopNmXQEGU2uvvzjgojw`: 22 characters. */
export function opaqueId(...parts: readonly string[]): string {
  return digest(parts).subarray(0, 16).toString('base64url');
}

/** `c71b360f6e774e3aa101453117b7e1a7` */
export function hexId(...parts: readonly string[]): string {
  return digest(parts).subarray(0, 16).toString('hex');
}

/** `48c1dfd4-91ce-4df5-8495-7c9e33d10869` */
export function uuid(...parts: readonly string[]): string {
  const hex = hexId(...parts);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** `20231008-48c1dfd4-91ce-4df5-8495-7c9e33d10869`: call elements and call histories carry their day (GMT). */
export function datedUuid(at: number, ...parts: readonly string[]): string {
  return `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}-${uuid(...parts)}`;
}

/** Times in Zoom's texts: GMT, whole seconds. */
export function gmt(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function digest(parts: readonly string[]): Buffer {
  return createHash('sha256').update(parts.join('\n')).digest();
}
