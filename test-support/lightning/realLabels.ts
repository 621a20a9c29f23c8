/** Import this before a component: it then says the package's real English texts and not the names of its labels. */
import path from 'node:path';
import { readLabels } from '../../scripts/labels/labelFiles.ts';

for (const { name, text } of readLabels(path.join(__dirname, '../../force-app/main'))) {
  jest.doMock(`@salesforce/label/c.${name}`, () => ({ __esModule: true, default: text }), {
    virtual: true,
  });
}
