import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Part } from './parts.ts';
import { runPart, type PartResult } from './runPart.ts';
import { describeSum } from './tally.ts';

/**
 * Runs parts one after the other, and beside them those that mostly wait: what these say is shown when they have ended.
 * @param folder for reports
 * @returns in the order in which they have ended
 */
export async function runParts(parts: readonly Part[], folder: string): Promise<PartResult[]> {
  const results: PartResult[] = [];
  let beside: Promise<unknown>[] = [];
  for (const part of parts) {
    const report = path.join(folder, `${part.name}.json`);
    if (part.waits === true && parts.length > 1) {
      beside.push(runBeside(part, report).then((result) => results.push(result)));
      continue;
    }
    if (part.alone === true) {
      await Promise.all(beside);
      beside = [];
    }
    console.log(`== ${part.name} begins: ${part.what}`);
    const result = await runPart(part, report, { gives: beside.length > 0 });
    tellEnd(result);
    results.push(result);
  }
  await Promise.all(beside);
  return results;
}

async function runBeside(part: Part, report: string): Promise<PartResult> {
  const output = `${report}.log`;
  console.log(`== ${part.name} begins, beside others: ${part.what}`);
  const result = await runPart(part, report, { output });
  console.log(`== what ${part.name} has said:\n${readFileSync(output, 'utf8')}`);
  tellEnd(result);
  return result;
}

function tellEnd({ name, tally, seconds }: PartResult): void {
  console.log(`== ${name} has ended: ${describeSum(tally)}, ${seconds} s\n`);
}
