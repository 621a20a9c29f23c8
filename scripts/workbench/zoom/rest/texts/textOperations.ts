/** Operations on texts. Zoom documents none that marks them read or deletes them. */
import type { Account } from '../../account.ts';
import type { Clock } from '../../clock.ts';
import type { TextCloud } from '../../texts/textCloud.ts';
import type { TextFiles } from '../../texts/textFiles.ts';
import type { Operation } from '../operation.ts';
import { optStatus } from './optStatus.ts';
import { sendText } from './sendText.ts';
import { textHistory } from './textHistory.ts';
import { textSessions } from './textSessions.ts';
import { createTextWire } from './textWire.ts';

export interface TextOperationsDeps {
  readonly account: Account;
  readonly texts: TextCloud;
  readonly textFiles: TextFiles;
  readonly clock: Clock;
}

export function textOperations({
  account,
  clock,
  textFiles,
  texts,
}: TextOperationsDeps): readonly Operation[] {
  const wire = createTextWire(account, texts.data, textFiles);
  return [
    sendText(account, texts),
    ...textSessions(wire, clock),
    ...textHistory(wire, clock),
    optStatus(account, texts),
  ];
}
