/** Starts the page: the engine with synthetic shadow, as Lightning Experience runs it, and the shell on it. */
import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { i18n } from 'workbench/values';
import App from 'workbench/app';

document.documentElement.lang = i18n.lang;
document.body.append(createElement('workbench-app', { is: App }));
