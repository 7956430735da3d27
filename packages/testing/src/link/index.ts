export { Link } from './link.ts';
export { linkProfiles, type LinkProfile, type WayProfile } from './link-profile.ts';
