/** A utility bar for an app that has none: the template's two regions, and nothing on them. */
import { escapeXml } from '../org/manifest.ts';

const MAX_LABEL = 80;

export function emptyBar(appLabel: string): string {
  const suffix = ' Utility Bar';
  const label =
    Array.from(appLabel)
      .slice(0, MAX_LABEL - suffix.length)
      .join('') + suffix;
  return `<?xml version="1.0" encoding="UTF-8"?>
<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">
    <flexiPageRegions>
        <name>utilityItems</name>
        <type>Region</type>
    </flexiPageRegions>
    <flexiPageRegions>
        <name>backgroundComponents</name>
        <type>Background</type>
    </flexiPageRegions>
    <masterLabel>${escapeXml(label)}</masterLabel>
    <template>
        <name>one:utilityBarTemplateDesktop</name>
        <properties>
            <name>isLeftAligned</name>
            <value>true</value>
        </properties>
    </template>
    <type>UtilityBar</type>
</FlexiPage>
`;
}
