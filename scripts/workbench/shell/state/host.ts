/** Which of Salesforce's two faces the page is: Lightning, or Classic, that is, a Visualforce page with Lightning Out. */
export const CLASSIC_ADDRESS = '/classic';

export const isClassic = window.location.pathname === CLASSIC_ADDRESS;

/** Of modules that Lightning has and Lightning Out in Classic has not. */
export function refuseInClassic(module: string): void {
  if (isClassic) throw new Error(`${module} does not work in Salesforce Classic.`);
}
