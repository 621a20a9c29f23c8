import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { SessionSchema } from '../gatewayApi.ts';

const { smartEmbedUrl } = SessionSchema.entries;

test.each(['https://applications.zoom.us/integration/phone/embeddablephone/home', 'http://localhost:5/pad'])(
  'the pad may be at %s',
  (url) => {
    expect(v.is(smartEmbedUrl, url)).toBe(true);
  },
);

test.each(['javascript', 'data', 'blob'])(
  'what would run in the page is no address of the pad: %s',
  (scheme) => {
    expect(v.is(smartEmbedUrl, `${scheme}:alert(1)//https://applications.zoom.us`)).toBe(false);
  },
);
