import { LightningElement, api } from 'lwc';
import { org } from 'workbench/values';
import type { ObjectInfo } from '../../org.ts';
import type { Row } from '../../state/rows.ts';
import { text } from '../../texts.ts';

export default class RelatedLists extends LightningElement {
  @api row: Row | undefined;
  @api object: ObjectInfo | undefined;

  emptyText = text('noRecords');

  get lists(): readonly { readonly object: ObjectInfo; readonly field: string }[] {
    return (this.object?.relatedLists ?? []).flatMap(({ object, field }) => {
      const listed = org.objects[object];
      return listed === undefined ? [] : [{ object: listed, field }];
    });
  }

  get isEmpty(): boolean {
    return this.lists.length === 0;
  }
}
