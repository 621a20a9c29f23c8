/** Tells from inside a page when something was painted: the end of the frame in which it came or went. */
import type { BrowserContext, Page } from '@playwright/test';
import { now } from '../clock.ts';

export interface PaintProbe {
  /**
   * Resolves at the next coming or going, with its moment on this computer's clock, in milliseconds.
   * @param page in this one; in whichever is first, where none is given
   */
  next(what: 'shown' | 'gone', page?: Page): Promise<number>;
}

interface Painted {
  readonly what: 'shown' | 'gone';
  readonly at: number;
}

declare global {
  interface Window {
    benchPainted(painted: Painted): Promise<void>;
  }
}

const TIMEOUT_MS = 15_000;
/** The page tells milliseconds rounded to a tenth. */
const CLOCK_TOLERANCE_MS = 1;

/** Call before the page is loaded. @param tag of the element that comes and goes */
export async function installPaintProbe(context: BrowserContext, tag: string): Promise<PaintProbe> {
  const waiting = new Set<Waiting>();
  await context.exposeBinding('benchPainted', ({ page }, { what, at }: Painted) => {
    for (const one of waiting) {
      if (one.what !== what || (one.page !== undefined && one.page !== page)) continue;
      waiting.delete(one);
      one.tell(at);
    }
  });
  await context.addInitScript(watch, tag);
  return {
    next: (what, page) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error(`${tag} was not ${what} within ${TIMEOUT_MS} ms.`));
        }, TIMEOUT_MS);
        const tell = (at: number): void => {
          clearTimeout(timer);
          resolve(at);
        };
        waiting.add({ what, page, tell });
      }),
  };
}

interface Waiting {
  readonly what: Painted['what'];
  readonly page: Page | undefined;
  readonly tell: (at: number) => void;
}

/** @throws Error when the page's clock is not this process's */
export async function expectSameClock(page: Page): Promise<void> {
  const before = now();
  const there = await page.evaluate(() => performance.timeOrigin + performance.now());
  const after = now();
  if (there < before - CLOCK_TOLERANCE_MS || there > after + CLOCK_TOLERANCE_MS) {
    throw new Error(`The browser's clock differs: ${there} is not between ${before} and ${after}.`);
  }
}

/** Runs in the page, before its own scripts: the engine's synthetic shadow hides components from what is made later. */
function watch(tag: string): void {
  // Sign-in windows and Zoom's pad are other pages.
  if (window.opener !== null || window.parent !== window) return;
  const found = document.getElementsByTagName(tag);
  let told = false;

  /** The frame is painted when the message comes that was sent while it was made. Only then is measuring for free. */
  function tellAfterFrame(): void {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const at = performance.timeOrigin + performance.now();
        const hidden = told && !found[0]?.getBoundingClientRect().height;
        if (hidden) tellAfterFrame();
        else void window.benchPainted({ what: told ? 'shown' : 'gone', at });
      };
      port2.postMessage(null);
    });
  }

  new MutationObserver(() => {
    const there = found.length > 0;
    if (there === told) return;
    told = there;
    tellAfterFrame();
  }).observe(document, { childList: true, subtree: true });
}
