/** What Zoom has of a user's calls, for the panel: as much as fits. */
import type { WorkbenchState } from '../shell/controls.ts';
import type { LocalZoom } from '../zoom/localZoom.ts';

const SHOWN = 5;

export function mediaOf(zoom: Pick<LocalZoom, 'media'>, zoomUserId: string): WorkbenchState['media'] {
  return zoom.media
    .list()
    .toReversed()
    .flatMap(({ id, kind, deleted, direction, parties, userId }) => {
      if (kind === 'summary' || deleted !== 'no' || userId !== zoomUserId) return [];
      const end = direction === 'inbound' ? 'caller' : 'callee';
      return [{ id, kind, peer: String(parties[`${end}_name`] ?? '') }];
    })
    .slice(0, SHOWN);
}
