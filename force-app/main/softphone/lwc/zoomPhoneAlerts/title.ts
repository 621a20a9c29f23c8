/** The title of the browser's tab. The page changes it too, whenever the agent or a screen pop goes elsewhere. */
export interface Title {
  /** Null: the page's own title again. */
  show(text: string | null): void;
}

/** After so long it stands there again when the page has put its own in its place. */
const AGAIN_MS = 1000;

export function createTitle(page: Pick<Document, 'title'>): Title {
  let own = '';
  let before = '';
  let timer: ReturnType<typeof setInterval> | undefined;

  function put(): void {
    if (page.title === own) return;
    before = page.title;
    page.title = own;
  }

  function takeBack(): void {
    clearInterval(timer);
    timer = undefined;
    if (own !== '' && page.title === own) page.title = before;
    own = '';
  }

  return {
    show(text) {
      if (text === null) {
        takeBack();
        return;
      }
      const next = `☎ ${text}`;
      // Another text in the place of our own is not what the page had.
      if (own !== '' && page.title === own) page.title = next;
      own = next;
      put();
      timer ??= setInterval(put, AGAIN_MS);
    },
  };
}
