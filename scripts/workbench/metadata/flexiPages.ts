/** FlexiPages (Metadata API: FlexiPage): which components stand where on a record page or in a utility bar. */
import * as v from 'valibot';
import type { PageComponent, PageRegion, RecordPage, UtilityItem } from '../shell/org.ts';
import { many, readMetadata, readOrgMetadata, type MetadataFile } from './xml.ts';

const PropertySchema = v.object({
  name: v.string(),
  value: v.optional(v.string()),
  valueList: v.optional(v.object({ valueListItems: many(v.object({ value: v.string() })) })),
});

const ComponentSchema = v.object({
  componentInstanceProperties: many(PropertySchema),
  componentName: v.string(),
  identifier: v.optional(v.string()),
});

const RegionSchema = v.object({
  itemInstances: many(v.object({ componentInstance: v.optional(ComponentSchema) })),
  name: v.string(),
  type: v.optional(v.picklist(['Region', 'Facet', 'Background']), 'Region'),
});
type Region = v.InferOutput<typeof RegionSchema>;

const FlexiPageSchema = v.object({
  flexiPageRegions: many(RegionSchema),
  masterLabel: v.string(),
  sobjectType: v.optional(v.string()),
  template: v.object({ name: v.string() }),
  type: v.string(),
});
export type FlexiPage = MetadataFile<v.InferOutput<typeof FlexiPageSchema>>;

export function readFlexiPages(packageDir: string): FlexiPage[] {
  return readMetadata(packageDir, 'flexipage', FlexiPageSchema);
}

export function readOrgFlexiPages(files: ReadonlyMap<string, string>): FlexiPage[] {
  return readOrgMetadata(files, 'flexipage', FlexiPageSchema);
}

export function toRecordPage({ name, content }: FlexiPage): RecordPage {
  const facets = new Map(content.flexiPageRegions.map((region) => [region.name, region]));
  const regions = content.flexiPageRegions.filter(({ type }) => type === 'Region');
  return {
    name,
    label: content.masterLabel,
    template: content.template.name,
    regions: regions.map((region) => toRegion(region, facets)),
  };
}

function toRegion(region: Region, facets: ReadonlyMap<string, Region>): PageRegion {
  return { name: region.name, components: componentsOf(region, facets) };
}

function componentsOf(region: Region, facets: ReadonlyMap<string, Region>): PageComponent[] {
  const instances = region.itemInstances.flatMap(({ componentInstance }) => componentInstance ?? []);
  return instances.map((instance, index) => {
    const properties = propertiesOf(instance.componentInstanceProperties);
    return {
      key: instance.identifier ?? `${region.name}-${index}`,
      name: instance.componentName,
      properties,
      facets: Object.fromEntries(
        Object.entries(properties).flatMap(([name, value]) => {
          const facet = typeof value === 'string' ? facets.get(value) : undefined;
          return facet?.type === 'Facet' ? [[name, componentsOf(facet, facets)]] : [];
        }),
      ),
    };
  });
}

function propertiesOf(
  properties: readonly v.InferOutput<typeof PropertySchema>[],
): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    properties.map(({ name, value, valueList }) => [
      name,
      valueList?.valueListItems.map((item) => item.value) ?? value ?? '',
    ]),
  );
}

/** Attributes that the utility bar itself takes; everything else is a design property of the component. */
const DECORATORS = ['eager', 'height', 'icon', 'label', 'scrollable', 'width'];

/** Sizes that Lightning gives an item without its own (Utility Bar: "Panel Width", "Panel Height"). */
const DEFAULT_WIDTH = 340;
const DEFAULT_HEIGHT = 480;

export function toUtilityItems(page: FlexiPage): UtilityItem[] {
  const items = page.content.flexiPageRegions.find(({ name }) => name === 'utilityItems');
  return (items === undefined ? [] : componentsOf(items, new Map())).map(({ key, name, properties }) => ({
    id: `${page.name}-${key}`,
    component: name,
    label: textOf(properties['label']) ?? name,
    icon: textOf(properties['icon']) ?? 'apps',
    width: Number(textOf(properties['width']) ?? DEFAULT_WIDTH),
    height: Number(textOf(properties['height']) ?? DEFAULT_HEIGHT),
    eager: properties['eager'] === 'true',
    scrollable: properties['scrollable'] !== 'false',
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !DECORATORS.includes(name))),
  }));
}

function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
