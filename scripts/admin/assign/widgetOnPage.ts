/** The widget on a utility bar: a FlexiPage of the type UtilityBar (Metadata API Developer Guide: FlexiPage). */
import { AdminError } from '../command.ts';
import { cutOut, insertInto, replaceContent } from './splice.ts';
import type { NewElement } from './splice.ts';
import { childrenOf, readXml, textOf } from './xmlElements.ts';
import type { XmlElement } from './xmlElements.ts';

const COMPONENT = 'zoomPhoneUtilityItem';
const IDENTIFIER = `c_${COMPONENT}`;
const REGION = 'utilityItems';
/** Elements of a page that come before its regions. */
const BEFORE_REGIONS = ['description', 'events', 'flexiPageRegions'];

/** What frames the widget in the bar; the same as on the bar of the package. */
const DECORATORS = [
  ['eager', 'true'],
  ['height', '640'],
  ['icon', 'call'],
  ['label', 'Zoom Phone'],
  ['scrollable', 'true'],
  ['width', '340'],
] as const;

export function isUtilityBar(xml: string, file: string): boolean {
  return textOf(readXml(xml, file), 'type') === 'UtilityBar';
}

/** Every item of the page, the widget included. */
export function itemCount(xml: string, file: string): number {
  return itemsOf(readXml(xml, file)).length;
}

/** The address of the gateway for each widget that is on the page; empty where none is set. */
export function gatewaysOn(xml: string, file: string): string[] {
  return widgetsOf(readXml(xml, file)).flatMap(({ component }) => {
    const property = gatewayOf(component);
    return property === undefined ? [''] : [textOf(property, 'value')];
  });
}

/** The same page with the widget as its last item; as it is when the widget is there already. */
export function addWidget(xml: string, gatewayUrl: string, file: string): string {
  const page = readXml(xml, file);
  if (page.local !== 'FlexiPage' || textOf(page, 'type') !== 'UtilityBar') {
    throw new AdminError(`${file} is no utility bar.`);
  }
  if (widgetsOf(page).length > 0) return xml;
  const item = itemFor(gatewayUrl, freeIdentifier(page));
  const region = childrenOf(page, 'flexiPageRegions').find((each) => textOf(each, 'name') === REGION);
  if (region !== undefined) {
    return insertInto(xml, region, item, lastOf(region, ['appendable', 'itemInstances']));
  }
  const whole: NewElement = ['flexiPageRegions', [item, ['name', REGION], ['type', 'Region']]];
  return insertInto(xml, page, whole, lastOf(page, BEFORE_REGIONS));
}

/** The same page without the widget: what it was before, to the byte, where addWidget found its region. */
export function removeWidget(xml: string, file: string): string {
  const widgets = widgetsOf(readXml(xml, file));
  return widgets.reduceRight((text, { item }) => cutOut(text, item), xml);
}

/** The same page with its widgets at another gateway. */
export function setGateway(xml: string, gatewayUrl: string, file: string): string {
  return widgetsOf(readXml(xml, file)).reduceRight((text, { component }) => {
    const property = gatewayOf(component);
    if (property === undefined) {
      const behind = lastOf(component, ['componentInstanceProperties']);
      return insertInto(text, component, gatewayProperty(gatewayUrl), behind);
    }
    const [value] = childrenOf(property, 'value');
    return value === undefined
      ? insertInto(text, property, ['value', gatewayUrl], lastOf(property, ['name', 'type']))
      : replaceContent(text, value, gatewayUrl);
  }, xml);
}

function itemFor(gatewayUrl: string, identifier: string): NewElement {
  const decorators = DECORATORS.map(([name, value]): NewElement => [
    'componentInstanceProperties',
    [
      ['name', name],
      ['type', 'decorator'],
      ['value', value],
    ],
  ]);
  const names: NewElement[] = [
    ['componentName', COMPONENT],
    ['identifier', identifier],
  ];
  return ['itemInstances', [['componentInstance', [...decorators, gatewayProperty(gatewayUrl), ...names]]]];
}

function gatewayProperty(gatewayUrl: string): NewElement {
  return [
    'componentInstanceProperties',
    [
      ['name', 'gatewayUrl'],
      ['value', gatewayUrl],
    ],
  ];
}

function gatewayOf(component: XmlElement): XmlElement | undefined {
  const properties = childrenOf(component, 'componentInstanceProperties');
  return properties.find((property) => textOf(property, 'name') === 'gatewayUrl');
}

function itemsOf(page: XmlElement): XmlElement[] {
  return childrenOf(page, 'flexiPageRegions').flatMap((region) => childrenOf(region, 'itemInstances'));
}

function widgetsOf(page: XmlElement): { item: XmlElement; component: XmlElement }[] {
  return itemsOf(page).flatMap((item) =>
    childrenOf(item, 'componentInstance')
      .filter((component) => isWidget(textOf(component, 'componentName')))
      .map((component) => ({ item, component })),
  );
}

/** With or without a namespace, of the org or of a package. */
function isWidget(componentName: string): boolean {
  return componentName.split(':').at(-1) === COMPONENT;
}

function lastOf({ children, namespace }: XmlElement, names: readonly string[]): XmlElement | undefined {
  return children.findLast((child) => child.namespace === namespace && names.includes(child.local));
}

/** An identifier is there once on a page. */
function freeIdentifier(page: XmlElement): string {
  const taken = itemsOf(page).flatMap(({ children }) => children.map((child) => textOf(child, 'identifier')));
  for (let number = 1; ; number += 1) {
    const identifier = number === 1 ? IDENTIFIER : `${IDENTIFIER}${number}`;
    if (!taken.includes(identifier)) return identifier;
  }
}
