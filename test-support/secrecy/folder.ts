/** Variables by which `npm test` tells its runners where to keep what gateways say. */
export const FOLDER_VARIABLE = 'SECRECY_FOLDER';
export const TRACES_VARIABLE = 'SECRECY_TRACES';
