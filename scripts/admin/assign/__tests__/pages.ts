/** Utility bars as orgs have them: from Salesforce, from App Manager, and from files that people keep. */

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const OPEN = '<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">\n';

function decorated(name: string, value: string): string {
  return `                <componentInstanceProperties>
                    <name>${name}</name>
                    <type>decorator</type>
                    <value>${value}</value>
                </componentInstanceProperties>
`;
}

export function item(component: string, properties = '', more = ''): string {
  return `        <itemInstances>
            <componentInstance>
${properties}                <componentName>${component}</componentName>
                <identifier>${component.replace(':', '_')}</identifier>
${more}            </componentInstance>
        </itemInstances>
`;
}

function region(name: string, type: string, items: string): string {
  return `    <flexiPageRegions>
${items}        <name>${name}</name>
        <type>${type}</type>
    </flexiPageRegions>
`;
}

const BACKGROUND = region('backgroundComponents', 'Background', '');
const TEMPLATE = `    <template>
        <name>one:utilityBarTemplateDesktop</name>
        <properties>
            <name>isLeftAligned</name>
            <value>true</value>
        </properties>
    </template>
    <type>UtilityBar</type>
</FlexiPage>
`;

export function bar(
  items: string,
  { label = 'Sales App Utility Bar', before = '', background = BACKGROUND } = {},
) {
  const regions = region('utilityItems', 'Region', items) + background;
  return `${HEAD}${OPEN}${before}${regions}    <masterLabel>${label}</masterLabel>\n${TEMPLATE}`;
}

const TO_DO = item('runtime_sales_todo_list:unifiedToDoListAuraWrapper');
const HISTORY = item(
  'forceSearch:historyUtilityItem',
  decorated('label', 'History') + decorated('width', '340'),
);
const SALES = bar(TO_DO, {
  before: '    <description>The default utility bar for the Sales application.</description>\n',
});

const RULE = `                <visibilityRule>
                    <booleanFilter>1 AND 2</booleanFilter>
                    <criteria>
                        <leftValue>{!$User.Profile.Name}</leftValue>
                        <operator>EQUAL</operator>
                        <rightValue>営業 &quot;東京&quot; &amp; Co</rightValue>
                    </criteria>
                </visibilityRule>
`;

/** By what is special about them. All have the region of the template. */
export const PAGES: Readonly<Record<string, string>> = {
  'without items': bar(''),
  'of the Sales app, from Salesforce': SALES,
  'with Open CTI': bar(
    item('opencti:softPhone', decorated('icon', 'call') + decorated('eager', 'true')) + TO_DO,
  ),
  'of a console': bar(
    item('runtime_service_macros:macrosUtility', decorated('label', 'Macros')) +
      HISTORY +
      item('one:notesUtility'),
    { label: 'Service Console Utilities' },
  ).replace('<value>true</value>\n        </properties>', '<value>false</value>\n        </properties>'),
  'with background items': bar(TO_DO, {
    background: region('backgroundComponents', 'Background', item('c:telephonyListener')),
  }),
  'with the background first': `${HEAD}${OPEN}${region('backgroundComponents', 'Background', item('omni:background'))}${region('utilityItems', 'Region', TO_DO)}    <masterLabel>Omni</masterLabel>\n${TEMPLATE}`,
  'without a background': bar(HISTORY, { background: '' }),
  'with unknown properties': bar(
    item(
      'c_pkg:thing',
      `${decorated('pulse', 'soft')}                <componentInstanceProperties>
                    <name>rows</name>
                    <valueList>
                        <valueListItems>
                            <value>1</value>
                            <visibilityRule/>
                        </valueListItems>
                    </valueList>
                    <somethingNew mode="x">later</somethingNew>
                </componentInstanceProperties>
`,
    ),
  ),
  'with unknown elements': bar(
    `        <appendable>Allow</appendable>\n${TO_DO}        <mode>Append</mode>\n`,
    {
      before:
        '    <somethingNew a=\'1\' b="2"><itemInstances>not of a region</itemInstances></somethingNew>\n',
    },
  ),
  'with visibility rules': bar(item('one:notesUtility', '', RULE) + HISTORY),
  'with Japanese and quotes': bar(
    item('c:議事録', decorated('label', '議事録 &quot;速記&quot; &#x2014; D&apos;Arc')),
    {
      label: '営業 &quot;東京&quot; ユーティリティバー',
    },
  ),
  'with Windows line ends': SALES.replaceAll('\n', '\r\n'),
  'with a byte order mark': `\uFEFF${bar('').replaceAll('\n', '\r\n')}`,
  'with tabs': SALES.replaceAll('    ', '\t'),
  'on one line': SALES.replaceAll(/\n\s*/g, ''),
  'on one line, without items': bar('').replaceAll(/\n\s*/g, ''),
  'with a formatter of its own': SALES.replaceAll('    ', '  ').replaceAll(
    '<componentName>',
    '<componentName\n      >',
  ),
  'with comments': bar(
    `        <!-- <itemInstances><componentInstance><componentName>zoomPhoneUtilityItem</componentName> -->\n${TO_DO}        <!-- the last -->\n`,
  ),
  'with CDATA': bar(
    item('one:notesUtility', decorated('label', '<![CDATA[<name>utilityItems</name> & more]]>')),
  ).replace(
    '<name>utilityItems</name>\n        <type>Region',
    '<name><![CDATA[utilityItems]]></name>\n        <type>Region',
  ),
  'with a prefix': bar(HISTORY)
    .replaceAll(/<(\/?)(?=[a-z])/gi, '<$1md:')
    .replace('xmlns=', 'xmlns:md='),
  'with elements of others': bar(TO_DO, {
    before:
      '    <x:flexiPageRegions xmlns:x="urn:other"><x:name>utilityItems</x:name></x:flexiPageRegions>\n',
  }),
  'with names before items': `${HEAD}${OPEN}    <type>UtilityBar</type>
    <masterLabel>By hand</masterLabel>
    <flexiPageRegions>
        <name>
            utilityItems
        </name>
        <type>Region</type>
${TO_DO}    </flexiPageRegions>
</FlexiPage>`,
  'with an empty item': bar(`        <itemInstances/>\n`),
  'with our identifier taken': bar(
    item('c:zoomPhoneUtilityItem2', '', '').replace(
      /<identifier>.*?</,
      '<identifier>c_zoomPhoneUtilityItem<',
    ),
  ),
};

/** What App Manager may leave of a bar. */
export const WITHOUT_REGION = `${HEAD}${OPEN}    <masterLabel>Empty</masterLabel>\n${TEMPLATE}`;
