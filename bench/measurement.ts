/** What every measurement is: a name, and a way to its rows of the table. */

/** One line of the table; an empty text where a column has nothing to say. */
export interface Row {
  readonly measure: string;
  /** With its unit and, where it was measured several times, the lowest and the highest. */
  readonly value: string;
  /** What the value is compared with, measured in the same run. */
  readonly baseline?: string;
  readonly ratio?: string;
  readonly target?: string;
  /** Left out where there is no target. */
  readonly met?: boolean;
}

export interface Measurement {
  /** As `npm run bench -- <name>` calls it. */
  readonly name: string;
  /** Rejects when the measurement could not be made; a missed target is no error. */
  readonly run: (say: Say) => Promise<Row[]>;
}

/** Tells the terminal what is being done. */
export type Say = (step: string) => void;
