import changePassword from '../../features/change-password/locales/ar.json';
import signing from '../../features/consent/signing/locales/ar.json';
import device from '../../shared/vault/locales/ar.json';

/** The words of what most people never meet. */
export const words = { 'change-password': changePassword, device, signing };
