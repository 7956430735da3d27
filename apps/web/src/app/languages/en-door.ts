import signIn from '../../features/sign-in/locales/en.json';
import shared from '../../shared/locales/en.json';

/** The words of the first page there is. */
export const words = { shared, 'sign-in': signIn };
