/** A package that has one of everything, and is quicker to build than the real one. */
import type { PackageContent } from '../packageFiles.ts';

function xml(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>\n`;
}

const LABEL = '<language>en_US</language><protected>false</protected><shortDescription>x</shortDescription>';

function permissionSet(label: string): string {
  const fields =
    '<fieldPermissions><editable>true</editable><field>Task.ZoomCallId__c</field><readable>true</readable></fieldPermissions>';
  return xml('PermissionSet', `${fields}<label>${label}</label>`);
}

const BUNDLE = 'lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem';

export function smallPackage(
  version = '0.1.0',
  changes: Readonly<Record<string, string>> = {},
): PackageContent {
  const files = {
    [`${BUNDLE}.js`]:
      "import HELLO from '@salesforce/label/c.ZoomPhone_Hello';\nimport { LightningElement } from 'lwc';\nexport default class extends LightningElement { hello = HELLO; }\n",
    [`${BUNDLE}.html`]: '<template>{hello}</template>\n',
    [`${BUNDLE}.js-meta.xml`]: xml(
      'LightningComponentBundle',
      '<apiVersion>66.0</apiVersion><isExposed>true</isExposed>',
    ),
    'flexipages/Zoom_Phone_UtilityBar.flexipage': xml(
      'FlexiPage',
      '<flexiPageRegions><itemInstances><componentInstance><componentInstanceProperties><name>gatewayUrl</name><value>https://zoom-phone-gateway.example.com</value></componentInstanceProperties><componentName>zoomPhoneUtilityItem</componentName></componentInstance></itemInstances><name>utilityItems</name><type>Region</type></flexiPageRegions><masterLabel>Zoom Phone</masterLabel><type>UtilityBar</type>',
    ),
    'applications/Zoom_Phone.app': xml(
      'CustomApplication',
      '<label>Zoom Phone</label><tabs>standard-Contact</tabs><tabs>ZoomCallLog__c</tabs><utilityBar>Zoom_Phone_UtilityBar</utilityBar>',
    ),
    'tabs/ZoomCallLog__c.tab': xml(
      'CustomTab',
      '<customObject>true</customObject><motif>Custom22: Telephone</motif>',
    ),
    'objects/ZoomCallLog__c.object': xml('CustomObject', '<label>Zoom Call Log</label>'),
    'objects/Activity.object': xml(
      'CustomObject',
      '<fields><fullName>ZoomCallId__c</fullName><label>Zoom Call</label><length>40</length><type>Text</type></fields>',
    ),
    'objectTranslations/Activity-ja.objectTranslation': xml(
      'CustomObjectTranslation',
      '<fields><label>Zoom 通話</label><name>ZoomCallId__c</name></fields>',
    ),
    'labels/CustomLabels.labels': xml(
      'CustomLabels',
      `<labels><fullName>ZoomPhone_Hello</fullName>${LABEL}<value>Hello</value></labels>`,
    ),
    'translations/ja.translation': xml(
      'Translations',
      '<customLabels><label>もしもし</label><name>ZoomPhone_Hello</name></customLabels>',
    ),
    'permissionsets/ZoomPhoneAdmin.permissionset': permissionSet('Zoom Phone Admin'),
    'permissionsets/ZoomPhoneAgent.permissionset': permissionSet('Zoom Phone Agent'),
    ...changes,
  };
  return { version, files: new Map(Object.entries(files).filter(([, text]) => text !== '')) };
}
