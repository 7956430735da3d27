import complaints from '../../features/complaints/locales/fr.json';
import feedback from '../../features/feedback/locales/fr.json';

/** The words of what needs no account, and of what is made of it inside. */
export const words = { complaints, feedback };
