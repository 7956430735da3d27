export { Link } from './link.ts';
export {
  findLinkProfile,
  linkProfileNames,
  linkProfiles,
  type LinkProfile,
  type LinkProfileName,
  type Squeeze,
  type WayProfile,
} from './link-profile.ts';
export { seededRandom } from './seeded-random.ts';
