/** The record page that Lightning shows where an app has none of its own. */
import type { PageComponent, RecordPage } from './org.ts';

export function defaultPage(object: string | undefined): RecordPage {
  const activities =
    object === 'Task' || object === undefined || object.endsWith('__c')
      ? []
      : [component('runtime_sales_activities:activityPanel')];
  return {
    name: 'default',
    label: '',
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: [
      { name: 'header', components: [component('force:highlightsPanel')] },
      {
        name: 'main',
        components: [
          component('flexipage:tabset', {
            tabs: [
              tab('Standard.Tab.relatedLists', 'force:relatedListContainer', false),
              tab('Standard.Tab.detail', 'force:detailPanel', true),
            ],
          }),
        ],
      },
      { name: 'sidebar', components: activities },
    ],
  };
}

function component(name: string, facets: PageComponent['facets'] = {}): PageComponent {
  return { key: name, name, properties: {}, facets };
}

function tab(title: string, content: string, isActive: boolean): PageComponent {
  return {
    key: title,
    name: 'flexipage:tab',
    properties: { title, active: String(isActive) },
    facets: { body: [component(content)] },
  };
}
