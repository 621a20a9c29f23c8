/** What every command of `npm run admin` is. */

/** Exit codes, the same for all commands. */
export const EXIT = {
  fine: 0,
  /** It worked, and found something that somebody has to look at. */
  findings: 1,
  /** Wrong options, or the gateway's address or key is missing. */
  usage: 2,
  /** The gateway could not be asked, or has not done it. */
  failed: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command reads and writes. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The result: text for people, or JSON. */
  out(text: string): void;
  /** Everything else. */
  say(text: string): void;
  /** Asks whoever sits there; absent when nobody does. */
  ask?(question: string): Promise<string>;
  /** Likewise, and shows nothing of the answer; where nobody sits there, it is the first line of the standard input. */
  askSecret?(question: string): Promise<string>;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** @throws UsageError, and whatever the gateway's answer was */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

export class UsageError extends Error {}

/** What went wrong, in words for whoever runs the command; several lines where there are several problems. */
export class AdminError extends Error {}
