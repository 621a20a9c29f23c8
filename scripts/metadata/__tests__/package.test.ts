import { expect, test } from '@jest/globals';
import { CALL_RESULTS, DEFAULT_SETTINGS, DialMessageSchema } from '#call-core';
import { elementsAt, readMetadataFiles, textAt, textsAt } from '../metadataFiles.ts';
import type { MetadataFile } from '../metadataFiles.ts';

const files = readMetadataFiles('force-app/main');
const fields = files.filter(({ type }) => type === 'field');
/** A custom setting has no field-level security: who may read it reads all of it. */
const SETTINGS = 'ZoomPhoneSettings__c';
const securedFields = fields.filter(({ name }) => !name.startsWith(`${SETTINGS}.`));

test.each(['ZoomPhoneAgent', 'ZoomPhoneAdmin'])(
  '%s may read and write every custom field, of Task and Event alike',
  (name) => {
    const granted = elementsAt(fileOf('permissionset', name).content, 'fieldPermissions')
      .filter((field) => textAt(field, 'readable') === 'true' && textAt(field, 'editable') === 'true')
      .map((field) => textAt(field, 'field'));

    expect(granted.sort()).toEqual(securedFields.flatMap((field) => namesForPermissions(field.name)).sort());
  },
);

test.each(['ZoomPhoneAgent', 'ZoomPhoneAdmin'])('%s may read the settings', (name) => {
  const { content } = fileOf('permissionset', name);

  expect(textsAt(content, 'customSettingAccesses.name')).toEqual([SETTINGS]);
});

test('the settings have the defaults of an org in which nobody has set anything', () => {
  const defaults = fields
    .filter(({ name }) => name.startsWith(`${SETTINGS}.`))
    .map(({ name, content }) => [name.slice(SETTINGS.length + 1), textAt(content, 'defaultValue')]);

  expect(Object.fromEntries(defaults)).toEqual({
    AutoSave__c: String(DEFAULT_SETTINGS.autoSave),
    Dispositions__c: DEFAULT_SETTINGS.dispositions.join(),
    LogAnswered__c: String(DEFAULT_SETTINGS.logAnswered),
    LogInternal__c: String(DEFAULT_SETTINGS.logInternal),
    LogMissed__c: String(DEFAULT_SETTINGS.logMissed),
    LogVoicemail__c: String(DEFAULT_SETTINGS.logVoicemail),
    MatchObjects__c: '',
    NeverLog__c: '',
    SubjectTemplate__c: DEFAULT_SETTINGS.subjectTemplate,
    TaskFields__c: DEFAULT_SETTINGS.taskFields.join(),
    TextTasks__c: '',
    ...{ SaveMedia__c: 'true', Texting__c: 'true', LogTexts__c: 'true' },
    ...{ GatewayUrl__c: '', ScreenPop__c: '', RingTone__c: '', SetHere__c: '', Locked__c: '' },
  });
});

test('only agents have the permission to telephone', () => {
  const sets = files.filter(({ type }) => type === 'permissionset');
  const withPermission = sets.filter(({ content }) =>
    textsAt(content, 'customPermissions.name').includes('ZoomPhoneUser'),
  );

  expect(withPermission.map(({ name }) => name)).toEqual(['ZoomPhoneAgent']);
});

test('every custom field has a help text, and both are translated', () => {
  const incomplete = fields.filter((field) => {
    const translated = translationOf(field.name);
    return [
      textAt(field.content, 'inlineHelpText'),
      textAt(translated, 'label'),
      textAt(translated, 'help'),
    ].includes('');
  });

  expect(incomplete.map(({ name }) => name)).toEqual([]);
});

test('every value of a picklist is translated', () => {
  for (const field of fields.filter(({ content }) => textAt(content, 'type') === 'Picklist')) {
    const values = textsAt(field.content, 'valueSet.valueSetDefinition.value.label');
    const translated = elementsAt(translationOf(field.name), 'picklistValues');

    expect(translated.map((value) => textAt(value, 'masterLabel'))).toEqual(values);
    expect(translated.map((value) => textAt(value, 'translation'))).not.toContain('');
  }
});

test('every section of a layout is translated', () => {
  const layouts = files.filter(({ type }) => type === 'layout');
  for (const { name, content } of layouts) {
    const [object = '', layout = ''] = name.split('-');
    const translated = elementsAt(fileOf('objectTranslation', `${object}-ja`).content, 'layouts').find(
      (candidate) => textAt(candidate, 'layout') === layout,
    );

    expect(textsAt(translated, 'sections.section')).toEqual(textsAt(content, 'layoutSections.label'));
  }
});

test('every quick action is translated', () => {
  const actions = files.filter(({ type }) => type === 'quickAction');
  const translated = actions.filter(({ name }) => {
    const [object = '', action = ''] = name.split('.');
    return textsAt(fileOf('objectTranslation', `${object}-ja`).content, 'quickActions.name').includes(action);
  });

  expect(translated).toEqual(actions);
});

test('the results of a call log are the results of a call', () => {
  const result = fileOf('field', 'ZoomCallLog__c.Result__c');

  expect(textsAt(result.content, 'valueSet.valueSetDefinition.value.fullName')).toEqual([...CALL_RESULTS]);
});

test('calls are found again by a key that is unique and case-sensitive, on the Task and on the call log', () => {
  for (const name of ['Activity.ZoomCallId__c', 'ZoomCallLog__c.ZoomCallId__c']) {
    const { content } = fileOf('field', name);

    expect(['externalId', 'unique', 'caseSensitive'].map((element) => textAt(content, element))).toEqual([
      'true',
      'true',
      'true',
    ]);
    expect(textAt(content, 'length')).toBe('255');
  }
});

test('the message channel has the fields of the messages', () => {
  const channel = fileOf('messageChannel', 'ZoomPhoneDial');
  const ofMessages = new Set(DialMessageSchema.options.flatMap(({ entries }) => Object.keys(entries)));

  expect(textsAt(channel.content, 'lightningMessageFields.fieldName').sort()).toEqual([...ofMessages].sort());
});

test('the app opens each of its record pages for the object of the page, and the buttons are made for it', () => {
  const app = fileOf('app', 'Zoom_Phone').content;
  const overrides = elementsAt(app, 'actionOverrides').map((override) => [
    textAt(override, 'content'),
    textAt(override, 'pageOrSobjectType'),
  ]);
  const pages = files.filter(({ content }) => textAt(content, 'type') === 'RecordPage');
  const objects = pages.map(({ content }) => textAt(content, 'sobjectType'));

  expect(overrides).toEqual(pages.map(({ name, content }) => [name, textAt(content, 'sobjectType')]));
  expect(
    textsAt(fileOf('js', 'zoomPhoneDialButtons').content, 'targetConfigs.targetConfig.objects.object'),
  ).toEqual(objects);
});

test('the utility item is called Zoom Phone and is there as soon as the app is', () => {
  const item = elementsAt(
    fileOf('flexipage', 'Zoom_Phone_UtilityBar').content,
    'flexiPageRegions.itemInstances.componentInstance.componentInstanceProperties',
  ).map((property) => [textAt(property, 'name'), textAt(property, 'value')]);

  expect(Object.fromEntries(item)).toMatchObject({
    label: 'Zoom Phone',
    icon: 'call',
    eager: 'true',
    width: '340',
    height: '640',
    scrollable: 'true',
  });
});

function fileOf(type: string, name: string): MetadataFile {
  const file = files.find((candidate) => candidate.type === type && candidate.name === name);
  if (file === undefined) throw new Error(`There is no ${type} ${name}.`);
  return file;
}

function translationOf(field: string): unknown {
  const [object = '', name = ''] = field.split('.');
  const { content } = fileOf('objectTranslation', `${object}-ja`);
  return elementsAt(content, 'fields').find((translated) => textAt(translated, 'name') === name);
}

/** Permissions name a field of Activity twice. */
function namesForPermissions(field: string): string[] {
  return field.startsWith('Activity.')
    ? ['Event', 'Task'].map((object) => field.replace('Activity', object))
    : [field];
}
