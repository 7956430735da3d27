import signIn from '../../features/sign-in/locales/ar.json';
import shared from '../../shared/locales/ar.json';

/** The words of the first page there is. */
export const words = { shared, 'sign-in': signIn };
