/** What the API says about itself: versions, resources, limits. */
import { ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';

const OLDEST = 50;
const NEWEST = 67;
/** v50.0 is Winter '21; three releases a year since. */
const SEASONS = ['Winter', 'Spring', 'Summer'] as const;

export function isKnownVersion(version: string): boolean {
  return /^\d+\.0$/.test(version) && Number(version) >= OLDEST && Number(version) <= NEWEST;
}

/** Answered to everybody, signed in or not. */
export function versions(): Reply {
  const numbers = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => OLDEST + index);
  return ok(
    numbers.map((number) => {
      const since = number - OLDEST;
      const label = `${SEASONS[since % 3] ?? 'Winter'} '${21 + Math.floor(since / 3)}`;
      return { label, url: `/services/data/v${number}.0`, version: `${number}.0` };
    }),
  );
}

export function resources({ version }: ApiRequest): Reply {
  const base = `/services/data/v${version}`;
  const names = [
    'composite',
    'limits',
    'parameterizedSearch',
    'query',
    'queryAll',
    'search',
    'sobjects',
    'ui-api',
  ];
  return ok(Object.fromEntries(names.map((name) => [name, `${base}/${name}`])));
}

export function limits(org: Org): Reply {
  const { used, allowed } = org.usage();
  return ok({
    DailyApiRequests: { Max: allowed, Remaining: Math.max(allowed - used, 0) },
    DataStorageMB: { Max: 1024, Remaining: 1024 },
    FileStorageMB: { Max: 1024, Remaining: 1024 },
  });
}
