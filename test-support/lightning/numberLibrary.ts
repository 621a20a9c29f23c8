/**
 * Import this before a component that imports `c/zoomCallCore`: component tests run as CommonJS, for which the phone
 * number library has a twin of its ES modules.
 */
jest.mock('libphonenumber-js/core/es6', () => jest.requireActual<object>('libphonenumber-js/core'), {
  virtual: true,
});
