import { LightningElement, api } from 'lwc';
import type { Action, WorkbenchState } from '../../controls.ts';
import { panelText } from '../../panelTexts.ts';

/** What Zoom has of the agent's calls, to be deleted there. */
export default class PanelMedia extends LightningElement {
  @api media: WorkbenchState['media'] = [];

  heading = panelText('media');
  emptyText = panelText('noMedia');
  deleteText = panelText('deleteInZoom');

  get items(): readonly object[] {
    return this.media.map(({ id, kind, peer }) => {
      const label = panelText(kind === 'recording' ? 'recordingOf' : 'voicemailOf', peer);
      return { id, label, deleteLabel: `${this.deleteText}: ${label}` };
    });
  }

  get isEmpty(): boolean {
    return this.media.length === 0;
  }

  handleDelete(event: Event): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const action: Action = { do: 'deleteMedium', id: event.currentTarget.dataset.id ?? '' };
    this.dispatchEvent(new CustomEvent('perform', { detail: action }));
  }
}
