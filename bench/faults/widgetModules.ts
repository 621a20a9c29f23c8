/** Lets a program without a bundler import the widget's modules by the names that they have among themselves. */
import { registerHooks } from 'node:module';

const PACKAGE = new URL('../../force-app/main/', import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const name = /^c\/(\w+)$/.exec(specifier)?.[1];
    if (name === undefined) return nextResolve(specifier, context);
    const folder = name === 'zoomCallCore' ? 'call-core' : 'softphone';
    return nextResolve(new URL(`${folder}/lwc/${name}/${name}.ts`, PACKAGE).href, context);
  },
});
