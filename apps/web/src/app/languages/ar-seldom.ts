import signing from '../../features/consent/signing/locales/ar.json';
import device from '../../shared/vault/locales/ar.json';

/** The words of what most people never meet. */
export const words = { device, signing };
