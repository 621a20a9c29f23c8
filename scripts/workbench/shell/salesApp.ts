/** An app that the widget is not assigned to, with a utility bar of its own: for the difference. */
import type { App, Org } from './org.ts';
import { text } from './texts.ts';

const TABS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Task'];

export function salesApp({ objects }: Pick<Org, 'objects'>): App {
  return {
    name: 'Sales',
    label: text('salesApp'),
    description: text('salesDescription'),
    color: '#0176d3',
    tabs: TABS.flatMap((name) => {
      const object = objects[name];
      return object === undefined
        ? []
        : [{ name: `standard-${name}`, label: object.pluralLabel, target: { object: name } }];
    }),
    utilityItems: [
      {
        id: 'Sales_UtilityBar-notes',
        component: 'workbench:notes',
        label: text('notes'),
        icon: 'note',
        width: 340,
        height: 480,
        eager: false,
        scrollable: true,
        properties: {},
      },
    ],
    recordPages: {},
  };
}
