/** `npm run build` in a process of its own: Salesforce's compiler does not run inside Jest. */
import { execFile } from 'node:child_process';
import path from 'node:path';

export interface BuildResult {
  readonly code: number;
  /** Lines that name a problem. */
  readonly problems: readonly string[];
  /** The line that sums up. */
  readonly summary: string;
}

export function runBuild(packageRoot: string): Promise<BuildResult> {
  const main = path.join(process.cwd(), 'scripts/build/main.ts');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main], { cwd: packageRoot }, (_error, stdout, stderr) => {
      const problems = stderr.split('\n').filter((line) => /^\w+: /.test(line));
      resolve({ code: child.exitCode ?? -1, problems, summary: stdout.trim() });
    });
  });
}
