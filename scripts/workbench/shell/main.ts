/** Starts the page: the engine with synthetic shadow, as Lightning Experience runs it, and the shell on it. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { i18n } from 'workbench/values';
import App from 'workbench/app';
import Classic from 'workbench/classic';
import { isClassic } from './state/host.ts';

document.documentElement.lang = i18n.lang;
document.body.append(
  isClassic
    ? createElement('workbench-classic', { is: Classic })
    : createElement('workbench-app', { is: App }),
);
