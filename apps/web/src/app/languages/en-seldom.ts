import changePassword from '../../features/change-password/locales/en.json';
import signing from '../../features/consent/signing/locales/en.json';
import device from '../../shared/vault/locales/en.json';

/** The words of what most people never meet. */
export const words = { 'change-password': changePassword, device, signing };
