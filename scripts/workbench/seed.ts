/** The first records of the workbench's org: the people, their companies, and some history. */
import { AGENTS, COMPANIES, PEOPLE } from './people.ts';
import type { Agent, Company, Person } from './people.ts';
import type { DirectRecords } from './salesforce/directRecords.ts';
import { makeId } from './salesforce/store/ids.ts';

/** Ids follow from the order in which the seed writes, so they are the same in every workbench. */
export function userIdOf(key: Agent['key']): string {
  return makeId('005', AGENTS.findIndex((agent) => agent.key === key) + 1);
}

/** The id of the Contact or Lead that a person is. */
export function recordIdOf(person: Person): string {
  const sameKind = PEOPLE.filter((each) => each.kind === person.kind);
  return makeId(person.kind === 'Contact' ? '003' : '00Q', sameKind.indexOf(person) + 1);
}

export function accountIdOf(company: Company): string {
  return makeId('001', COMPANIES.indexOf(company) + 1);
}

/** @throws Error when nobody has this key */
export function personNamed(key: string): Person {
  const person = PEOPLE.find((each) => each.key === key);
  if (person === undefined) throw new Error(`Nobody in the workbench is called ${key}`);
  return person;
}

/** @param now milliseconds since 1970; the history lies before it */
export function seedWorkbench(records: DirectRecords, now: number): void {
  const owner = { OwnerId: userIdOf('minami') };
  for (const company of COMPANIES) {
    const { name, website, industry, country, phone } = company;
    const fields = {
      Name: name,
      Website: website,
      Industry: industry,
      BillingCountry: country,
      Phone: phone.typed,
    };
    records.create('Account', { ...owner, ...fields });
  }
  for (const person of PEOPLE) seedPerson(records, person);
  seedHistory(records, now);
}

/** Of the package's own object, which an org without the package has not. */
export function seedTemplates(records: DirectRecords): void {
  const owner = { OwnerId: userIdOf('minami') };
  records.create('ZoomTextTemplate__c', {
    ...{ ...owner, Name: 'Callback' },
    Text__c: 'Hi {!Recipient.FirstName}, this is {!User.FirstName}. I will call you at {!time}.',
  });
  records.create('ZoomTextTemplate__c', {
    ...{ ...owner, Name: '折り返しのご連絡' },
    Text__c: '{!Recipient.LastName} 様\n{!User.LastName} です。{!時刻} 頃にお電話いたします。',
  });
}

function seedPerson(records: DirectRecords, person: Person): void {
  const fields = {
    OwnerId: userIdOf('minami'),
    FirstName: person.firstName,
    LastName: person.lastName,
    Title: person.title,
    Email: person.email,
    Phone: person.phone?.typed ?? null,
    MobilePhone: person.mobilePhone?.typed ?? null,
  };
  if (person.kind === 'Lead') {
    records.create('Lead', {
      ...fields,
      Company: person.company,
      Country: person.country,
      LeadSource: 'Web',
    });
    return;
  }
  const company = COMPANIES.find((each) => each.key === person.company);
  const AccountId = company === undefined ? null : accountIdOf(company);
  records.create('Contact', { ...fields, AccountId, MailingCountry: person.country });
}

const DAY_MS = 86_400_000;

function seedHistory(records: DirectRecords, now: number): void {
  const owner = { OwnerId: userIdOf('minami') };
  const day = (offset: number) => new Date(now + offset * DAY_MS).toISOString().slice(0, 10);
  const contact = (key: string) => recordIdOf(personNamed(key));
  const account = (key: string) => records.get(contact(key))?.['AccountId'] ?? null;
  const renewal = records.create('Opportunity', {
    ...owner,
    Name: '星空かなで電機 - 保守契約更新',
    AccountId: account('sasaki'),
    StageName: 'Negotiation/Review',
    CloseDate: day(21),
    Amount: 4_800_000,
  });
  records.create('Opportunity', {
    ...owner,
    Name: 'Quillwood - 40 handheld gauges',
    AccountId: account('calloway'),
    StageName: 'Qualification',
    CloseDate: day(45),
    Amount: 62_000,
  });
  records.create('Opportunity', {
    ...owner,
    Name: 'Bramblegate - Spring catalogue',
    AccountId: account('thackeray'),
    StageName: 'Proposal/Price Quote',
    CloseDate: day(10),
    Amount: 18_500,
  });
  const broken = records.create('Case', {
    ...owner,
    Subject: 'Display stays dark after update',
    ContactId: contact('calloway'),
    Origin: 'Phone',
    Priority: 'High',
    Status: 'Working',
  });
  records.create('Case', {
    ...owner,
    Subject: '納品書の宛名を変更してほしい',
    ContactId: contact('watanabe'),
    Origin: 'Email',
    Status: 'New',
  });
  const done = { ...owner, Status: 'Completed' };
  seedTask(records, now - 9 * DAY_MS, {
    ...done,
    Subject: '保守契約のご案内',
    WhoId: contact('sasaki'),
    WhatId: renewal,
  });
  seedTask(records, now - 6 * DAY_MS, { ...done, Subject: 'Sent the quote', WhoId: contact('thackeray') });
  seedTask(records, now - 3 * DAY_MS, {
    ...done,
    Subject: 'Call',
    TaskSubtype: 'Call',
    CallType: 'Inbound',
    CallDurationInSeconds: 254,
    Description: 'Asked when the repaired unit comes back.',
    WhoId: contact('calloway'),
    WhatId: broken,
  });
  seedTask(records, now - DAY_MS, {
    ...owner,
    Subject: 'カタログを送付',
    WhoId: contact('yamamoto'),
    ActivityDate: day(2),
  });
}

/** A Task of earlier days: written and, where it is completed, done at `at`. */
function seedTask(records: DirectRecords, at: number, fields: Parameters<DirectRecords['create']>[1]): void {
  const moment = new Date(at).toISOString();
  const id = records.create('Task', { ActivityDate: moment.slice(0, 10), ...fields });
  const closed = fields['Status'] === 'Completed';
  records.update(id, {
    CreatedDate: moment,
    LastModifiedDate: moment,
    ...(closed ? { CompletedDateTime: moment } : {}),
  });
}
