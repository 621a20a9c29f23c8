/**
 * Tickets to hear one medium. A player of the browser sends the session's cookie and nothing else, no header that only
 * our pages can send; so the page asks for a ticket first, with all headers, and puts it into the address. An address
 * that got about is of no use without the session that it was made for.
 */
import { randomUUID } from 'node:crypto';
import { PhoneError, parseOrNull } from '#call-core';
import * as v from 'valibot';
import type { Clock } from '../calls/ports.ts';
import type { Sealing } from '../sealing.ts';

/** Who pauses for longer than this gets another by pressing play. */
const TICKET_MS = 30 * 60_000;
const PLACE = 'ticket to hear a medium';

const TicketSchema = v.object({
  /** One listening, in however many requests. */
  listeningId: v.pipe(v.string(), v.uuid()),
  agentId: v.string(),
  mediumId: v.string(),
  until: v.number(),
});

export interface MediaTickets {
  give(agentId: string, mediumId: string): string;
  /** @returns the listening. @throws PhoneError request.forbidden */
  check(ticket: string, agentId: string, mediumId: string): string;
}

interface Deps {
  readonly sealing: Sealing;
  readonly clock: Clock;
}

export function createMediaTickets({ sealing, clock }: Deps): MediaTickets {
  function open(sealed: string): unknown {
    try {
      return JSON.parse(sealing.open(sealed, PLACE));
    } catch {
      return null;
    }
  }

  return {
    give(agentId, mediumId) {
      const ticket = { listeningId: randomUUID(), agentId, mediumId, until: clock.now() + TICKET_MS };
      return sealing.seal(JSON.stringify(ticket), PLACE);
    },
    check(sealed, agentId, mediumId) {
      const ticket = parseOrNull(TicketSchema, open(sealed));
      const holds = ticket?.agentId === agentId && ticket.mediumId === mediumId && ticket.until > clock.now();
      if (!ticket || !holds) throw new PhoneError('request.forbidden', { details: { ticket: 'not valid' } });
      return ticket.listeningId;
    },
  };
}
