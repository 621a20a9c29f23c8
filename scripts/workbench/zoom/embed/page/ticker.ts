import { clockText } from './model.ts';

/** Keeps every timer of the pad running. */
export function startTicker(pad: Element): void {
  setInterval(() => {
    for (const timer of pad.querySelectorAll('[data-since]')) {
      const text = clockText(Date.now() - Number(timer.getAttribute('data-since')));
      if (timer.textContent !== text) timer.textContent = text;
    }
  }, 250);
}
