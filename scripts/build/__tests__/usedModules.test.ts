import { expect, test } from '@jest/globals';
import { usedLightningModules } from '../usedModules.ts';
import { temporaryPackage } from './temporaryPackage.ts';

test('tags and imports tell which modules of the platform are used', () => {
  const root = temporaryPackage({
    'phone/lwc/bell/bell.html':
      '<template><lightning-button-icon></lightning-button-icon><c-lightning-like></c-lightning-like></template>',
    'phone/lwc/bell/bell.ts': `import { publish } from 'lightning/messageService';
      import 'lightning/toast';
      const later = () => import('lightning/modal');`,
  });

  const used = usedLightningModules(root, ['force-app/main']);

  expect(used).toEqual([
    'lightning/buttonIcon',
    'lightning/messageService',
    'lightning/modal',
    'lightning/toast',
  ]);
});

test('what only tests use does not count', () => {
  const root = temporaryPackage({
    'phone/lwc/bell/__tests__/bell.test.ts': "import Toast from 'lightning/toast';",
  });

  expect(usedLightningModules(root, ['force-app/main'])).toEqual([]);
});
