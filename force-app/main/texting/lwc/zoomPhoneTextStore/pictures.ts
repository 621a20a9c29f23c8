/** Pictures in messages: fetched when they are shown, since an address alone carries no session. */
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import { dataUrlOf } from './dataUrl.ts';
import { pictureKey } from './textsState.ts';
import type { DraftFile, TextsHolder } from './textsState.ts';

export interface PictureActions {
  /** A picture has come into sight. */
  showPicture(messageId: string, fileId: string): void;
}

export interface Pictures extends PictureActions {
  /** What is sent from here need not come back to be seen. */
  keep(messageId: string, files: readonly DraftFile[]): void;
  forget(): void;
}

interface Deps {
  readonly texts: TextsHolder;
  readonly client: Pick<ZoomPhoneClient, 'textFile'>;
}

export function createPictures({ texts, client }: Deps): Pictures {
  const asked = new Set<string>();

  function put(key: string, url: string): void {
    texts.set({ pictures: { ...texts.get().pictures, [key]: url } });
  }

  async function fetchPicture(messageId: string, fileId: string): Promise<void> {
    const key = pictureKey(messageId, fileId);
    try {
      const url = await dataUrlOf(await client.textFile(messageId, fileId));
      if (asked.has(key)) put(key, url);
    } catch {
      // Its name stands there, and may be pressed: that tells why.
    }
  }

  return {
    showPicture(messageId, fileId) {
      const key = pictureKey(messageId, fileId);
      if (asked.has(key) || key in texts.get().pictures) return;
      asked.add(key);
      void fetchPicture(messageId, fileId);
    },
    keep(messageId, files) {
      for (const { id, mimeType, base64 } of files) {
        if (mimeType.startsWith('image/'))
          put(pictureKey(messageId, id), `data:${mimeType};base64,${base64}`);
      }
    },
    forget() {
      asked.clear();
    },
  };
}
