/** What a process of this computer takes of it. */
import { readFileSync } from 'node:fs';

/** Of `/proc/<pid>/stat`. */
const TICKS_PER_SECOND = 100;

/** Bytes of memory that a process has. */
export function residentBytes(pid: number | null | undefined): number {
  const [, kilobytes = 'NaN'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

/** Time that a processor has had for it since its beginning. */
export function cpuSeconds(pid: number | null | undefined): number {
  const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  // The name of the program, in parentheses, may have spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Time that all processors together have been idle since the computer's start. */
export function idleSeconds(): number {
  const [, , , , idle = 'NaN'] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/);
  return Number(idle) / TICKS_PER_SECOND;
}
