import signing from '../../features/consent/signing/locales/fr.json';
import device from '../../shared/vault/locales/fr.json';

/** The words of what most people never meet. */
export const words = { device, signing };
