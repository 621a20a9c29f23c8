import type { PhoneError, Problem } from 'c/zoomCallCore';

export function problemOf({ code, said }: PhoneError): Problem {
  return { code, said: said ?? null };
}
