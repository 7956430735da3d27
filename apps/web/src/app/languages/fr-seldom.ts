import changePassword from '../../features/change-password/locales/fr.json';
import signing from '../../features/consent/signing/locales/fr.json';
import device from '../../shared/vault/locales/fr.json';

/** The words of what most people never meet. */
export const words = { 'change-password': changePassword, device, signing };
