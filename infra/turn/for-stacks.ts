/** For whoever starts a stack that is to have a relay. */
export { findTurnserver } from './find-turnserver.ts';
export { writeTurnSettings } from './turn-settings.ts';
