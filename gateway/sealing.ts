/** Encryption of tokens at rest: AES-256-GCM, bound to the place where they are kept. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { Secret } from './secret.ts';

export interface Sealing {
  /** @param place what the text belongs to, for example "zoom refresh token of agent 7"; opening asks for the same */
  seal(text: string, place: string): string;
  /** @throws PhoneError config.invalid when the key is gone or the text was changed */
  open(sealed: string, place: string): string;
  /** Whether it was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean;
}

/** @param keys the first seals; all open */
export function createSealing(keys: readonly { readonly name: string; readonly key: Secret }[]): Sealing {
  const bytes = new Map(keys.map(({ name, key }) => [name, Buffer.from(key.reveal(), 'base64')]));
  const current = keys[0]?.name ?? '';

  return {
    isCurrent: (sealed) => sealed.startsWith(`${current}.`),
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyOf(bytes, current), nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [current, nonce.toString('base64url'), body.toString('base64url')].join('.');
    },
    open(sealed, place) {
      const [name = '', nonce = '', body = ''] = sealed.split('.');
      const data = Buffer.from(body, 'base64url');
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyOf(bytes, name), Buffer.from(nonce, 'base64url'))
          .setAAD(Buffer.from(place))
          .setAuthTag(data.subarray(-16));
        return Buffer.concat([cipher.update(data.subarray(0, -16)), cipher.final()]).toString('utf8');
      } catch (cause) {
        throw new PhoneError('config.invalid', {
          details: { variable: 'ENCRYPTION_KEYS', key: name },
          cause,
        });
      }
    },
  };
}

function keyOf(keys: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const key = keys.get(name);
  if (key === undefined)
    throw new PhoneError('config.invalid', { details: { variable: 'ENCRYPTION_KEYS', key: name } });
  return key;
}
