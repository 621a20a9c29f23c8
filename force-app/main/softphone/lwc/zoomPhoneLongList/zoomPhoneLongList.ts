/** A list of any length of which only what is in sight is in the page. */
export { rememberLast } from './rememberLast.ts';
export { piecesOf, rangeBetween } from './rowWindow.ts';
export type { Piece, Range } from './rowWindow.ts';
export { watchSight } from './sight.ts';
export type { Sight } from './sight.ts';
