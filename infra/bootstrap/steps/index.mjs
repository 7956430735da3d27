import { chromiumStep } from './chromium.mjs';
import { dependenciesStep } from './dependencies.mjs';
import { machineStep } from './machine.mjs';
import { mediaWorkerStep } from './media-worker.mjs';
import { webBuildStep } from './web-build.mjs';

/** What running the product needs. */
export const startSteps = [machineStep, dependenciesStep, mediaWorkerStep, webBuildStep];

/** What proving that it works needs: a browser as well. */
export const testSteps = [
  machineStep,
  dependenciesStep,
  mediaWorkerStep,
  chromiumStep,
  webBuildStep,
];
