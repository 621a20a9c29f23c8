/** Where things stand in the panel. */

/** Width of the panel without the pad, and with it beside the rest; in CSS pixels. */
export const NARROW = 340;
export const WIDE = 716;
/** A window this wide has room for the wide panel and something of the page. */
const ROOM_FOR_WIDE = 800;

export function panelWidth(showsPad: boolean, windowWidth: number): number {
  return showsPad && windowWidth >= ROOM_FOR_WIDE ? WIDE : NARROW;
}
