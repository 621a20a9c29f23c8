/** A template that a component imports because it has one for each of its states. */
declare module '*.html' {
  import type { LightningElement } from 'lwc';

  const template: ReturnType<LightningElement['render']>;
  export default template;
}
