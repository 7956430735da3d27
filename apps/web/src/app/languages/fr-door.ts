import signIn from '../../features/sign-in/locales/fr.json';
import shared from '../../shared/locales/fr.json';

/** The words of the first page there is. */
export const words = { shared, 'sign-in': signIn };
