import type { PhoneNumbers, TextParty, TextPeer, TextThread } from 'c/zoomCallCore';

/** What a number is called: by Salesforce, else by Zoom, else itself, as people read it. */
export function peerName({ who, name, number }: TextPeer, numbers: PhoneNumbers | null): string {
  return who?.name ?? name ?? numbers?.format(number) ?? number;
}

export function threadName({ peers }: TextThread, numbers: PhoneNumbers | null): string {
  return peers.map((peer) => peerName(peer, numbers)).join(', ');
}

export function partyName(
  { name, number }: TextParty,
  thread: TextThread | null,
  numbers: PhoneNumbers | null,
): string {
  const peer = thread?.peers.find((one) => one.number === number);
  return peer ? peerName(peer, numbers) : (name ?? numbers?.format(number) ?? number);
}
