import { ACCOUNT_OBJECT } from './account.ts';
import { CASE } from './case.ts';
import { CONTACT } from './contact.ts';
import { LEAD } from './lead.ts';
import { OPPORTUNITY } from './opportunity.ts';
import type { StandardObject } from './standardObject.ts';
import { TASK } from './task.ts';

export const STANDARD_OBJECTS: readonly StandardObject[] = [
  CONTACT,
  LEAD,
  ACCOUNT_OBJECT,
  OPPORTUNITY,
  CASE,
  TASK,
];
