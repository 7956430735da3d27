import { nodePreset } from '@qarib/tooling/jest-preset';

export default {
  ...nodePreset('server'),
  // Shipped as ES modules only, and jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!qr/)'],
};
