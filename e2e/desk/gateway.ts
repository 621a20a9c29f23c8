/** What the widget tells the gateway, told by a test in its place. */
import type { Page } from '@playwright/test';

/** As the agent who is signed in to the page. @returns the status of the answer */
export function tellGateway(
  page: Page,
  gatewayUrl: string,
  method: 'PUT' | 'POST' | 'DELETE',
  path: string,
  body: object,
): Promise<number> {
  return page.evaluate(
    async (request) => {
      const headers = { 'x-zoom-phone-widget': '1', 'content-type': 'application/json' };
      const answer = await fetch(request.url, {
        method: request.method,
        credentials: 'include',
        headers,
        body: request.body,
      });
      return answer.status;
    },
    { url: `${gatewayUrl}${path}`, method, body: JSON.stringify(body) },
  );
}
