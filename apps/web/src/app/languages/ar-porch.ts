import complaints from '../../features/complaints/locales/ar.json';
import feedback from '../../features/feedback/locales/ar.json';

/** The words of what needs no account, and of what is made of it inside. */
export const words = { complaints, feedback };
