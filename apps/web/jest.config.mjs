import { browserPreset } from '@qarib/tooling/jest-preset';

export default browserPreset('web');
