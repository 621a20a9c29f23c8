/** Jest transform: drops the types and keeps every line where it was, as Node itself does. */
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
