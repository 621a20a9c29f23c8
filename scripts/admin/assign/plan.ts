/** What is to be done to an org, and what it means for each app. */
import { AdminError } from '../command.ts';
import type { MetadataName } from '../org/ports.ts';

export const DONE = {
  added: 'added to its utility bar',
  barMade: 'added, on a new utility bar',
  gatewayChanged: 'there already; now with the other gateway',
  alreadyThere: 'there already',
  removed: 'removed from its utility bar',
  barRemoved: 'removed, with the utility bar that was made for it',
  notThere: 'is not there',
} as const;

export interface Outcome {
  /** Full name of the app; null for a utility bar that no app has. */
  readonly app: string | null;
  readonly label: string;
  readonly utilityBar: string | null;
  readonly done: keyof typeof DONE;
  /** Other apps that have the same utility bar, and so the same widget. */
  readonly alsoIn: readonly string[];
}

export interface Step {
  readonly outcome: Outcome;
  readonly files?: readonly (readonly [file: string, xml: string])[];
  readonly removal?: MetadataName;
}

export interface Plan {
  readonly outcomes: readonly Outcome[];
  readonly files: ReadonlyMap<string, string>;
  readonly removals: readonly MetadataName[];
}

/** @throws AdminError with all problems, a line each: either everything can be done, or nothing is */
export function planOf(steps: readonly (Step | string)[]): Plan {
  const problems = steps.filter((step) => typeof step === 'string');
  if (problems.length > 0) throw new AdminError([...problems, 'Nothing was changed.'].join('\n'));
  const fine = steps.filter((step) => typeof step !== 'string');
  const removals = new Map(
    fine.flatMap(({ removal }) => (removal === undefined ? [] : [[removal.fullName, removal] as const])),
  );
  return {
    outcomes: fine.map(({ outcome }) => outcome),
    files: new Map(fine.flatMap(({ files = [] }) => files)),
    removals: [...removals.values()],
  };
}
