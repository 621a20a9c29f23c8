/** `lightning/empApi`: platform events do not exist in the workbench, and every call says so. */

export async function subscribe(): Promise<never> {
  return refuse();
}

export async function unsubscribe(): Promise<never> {
  return refuse();
}

export function onError(): void {
  // Nothing is ever subscribed to, so no error follows.
}

export async function isEmpEnabled(): Promise<boolean> {
  return Promise.resolve(false);
}

function refuse(): Promise<never> {
  return Promise.reject(new Error('The local Salesforce has no platform events.'));
}
