/**
 * Whether everything is to be run, as before a release (`npm run test:all`), and not what each change must pass within
 * a quarter of an hour: then variants, and what takes minutes, are left to it.
 */
export const ALL_MEANS = process.env['ALL_MEANS'] === '1';
