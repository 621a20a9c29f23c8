import type { ShownProblem } from 'c/zoomPhoneStore';
import { errorHelp, errorText, fill, labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

/** The one place where an error is put into words: what happened, what to do, and the code for those who help. */
export default class ZoomPhoneErrorPanel extends LightningElement {
  @api problem: ShownProblem | null = null;

  get text(): string {
    return this.problem ? errorText(this.problem.code) : '';
  }

  get help(): string {
    return this.problem ? errorHelp(this.problem.code) : '';
  }

  get said(): string | null {
    return this.problem?.said ? fill(labels.commonSalesforceSays, this.problem.said) : null;
  }

  get code(): string {
    return this.problem ? fill(labels.commonCode, this.problem.code) : '';
  }
}
