/** A gateway at the other end of `fetch`: takes everything, keeps a live feed open, and fails as a test wants. */
import type { FeedMessage, Session } from 'c/zoomCallCore';
import { SESSION } from './callData.ts';
import { openFeedStream } from './feedStream.ts';
import type { FeedStream } from './feedStream.ts';
import { connectNetwork, json, noContent, refusal } from './network.ts';
import type { Answer, SentRequest } from './network.ts';
import { NUMBER_DATA } from './numberData.ts';

export interface GatewayStandIn {
  readonly requests: readonly SentRequest[];
  /** What was sent so far to one address ("PUT /api/consent"): the bodies. */
  sent(what: string): unknown[];
  /** Requests to this address are answered so; null: as usual again. */
  answer(what: string, how: Answer | null): void;
  /** Everything is answered so; null: as usual again. */
  answerAll(how: Answer | null): void;
  /** Live feeds that were opened, the newest last. */
  readonly feeds: readonly FeedStream[];
  /** Says something on the newest live feed. */
  say(...messages: FeedMessage[]): void;
  /** Whether this browser has a session. */
  signedIn: boolean;
  session: Session;
}

export function startGatewayStandIn(
  start: Partial<Pick<GatewayStandIn, 'signedIn' | 'session'>> = {},
): GatewayStandIn {
  const answers = new Map<string, Answer>();
  const feeds: FeedStream[] = [];
  let all: Answer | null = null;
  const network = connectNetwork((request) => (all ?? answers.get(request.what) ?? usual)(request));

  const usual: Answer = (request) => {
    const { signedIn, session } = gateway;
    switch (request.what) {
      case 'GET /api/number-data':
        return json(NUMBER_DATA);
      case 'POST /api/session':
        gateway.signedIn = true;
        return json(session);
      case 'DELETE /api/session':
        gateway.signedIn = false;
        return noContent();
      default:
        return signedIn ? forAgent(request, session) : refusal('session.missing', 401);
    }
  };

  function forAgent(request: SentRequest, session: Session): Response {
    switch (request.what) {
      case 'GET /api/session':
        return json(session);
      case 'GET /api/presence':
        return json({ inMeeting: false });
      case 'GET /api/external-calls/count':
        return json({ count: 0 });
      case 'GET /api/people':
        return json({ people: [] });
      case 'GET /api/texts/threads':
        return json({ threads: [], next: null });
      case 'GET /api/texts/opt-status':
        return json({ peers: [] });
      case 'GET /api/feed': {
        const feed = openFeedStream(request);
        feeds.push(feed);
        return feed.answer;
      }
      default:
        return noContent();
    }
  }

  const gateway: GatewayStandIn = {
    signedIn: true,
    session: SESSION,
    ...start,
    requests: network.requests,
    feeds,
    sent: (what) => network.requests.filter((request) => request.what === what).map(({ body }) => body),
    answer(what, how) {
      if (how === null) answers.delete(what);
      else answers.set(what, how);
    },
    answerAll(how) {
      all = how;
    },
    say(...messages) {
      for (const message of messages) feeds.at(-1)?.say(message);
    },
  };
  return gateway;
}
