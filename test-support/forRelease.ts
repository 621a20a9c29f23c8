import { test } from '@jest/globals';
import { ALL_MEANS } from './allMeans.ts';

/** A test that is a variant of another, or takes long: for `npm run test:all`. */
export const forRelease = ALL_MEANS ? test : test.skip;
