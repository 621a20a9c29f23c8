import { expect, test } from '@jest/globals';
import { childText, childrenOf, readXml } from '../metadataXml.ts';

test('reads elements, text and entities; comments and instructions are nothing', () => {
  const xml = readXml(`<?xml version="1.0"?>
    <!-- <label>No</label> -->
    <CustomField xmlns="urn:x"><label>R&amp;D &#x2713;</label><values/><values><a>1</a></values></CustomField>`);

  expect(xml.name).toBe('CustomField');
  expect(childText(xml, 'label')).toBe('R&D ✓');
  expect(childText(xml, 'none')).toBeNull();
  expect(childrenOf(xml, 'values').map((each) => each.children.length)).toEqual([0, 1]);
});

test.each(['<a><b></a>', '<a>', '', 'text'])('refuses %s', (text) => {
  expect(() => readXml(text)).toThrow();
});
