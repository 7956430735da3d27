import { nodePreset } from '@qarib/tooling/jest-preset';

export default nodePreset('server');
