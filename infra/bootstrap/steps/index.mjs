import { chromiumStep } from './chromium.mjs';
import { dependenciesStep } from './dependencies.mjs';
import { firefoxStep } from './firefox.mjs';
import { machineStep } from './machine.mjs';
import { mediaWorkerStep } from './media-worker.mjs';
import { webBuildStep } from './web-build.mjs';

/** What running the product needs. */
export const startSteps = [machineStep, dependenciesStep, mediaWorkerStep, webBuildStep];

/** What proving that it works needs: two browsers as well. */
export const testSteps = [
  machineStep,
  dependenciesStep,
  mediaWorkerStep,
  chromiumStep,
  firefoxStep,
  webBuildStep,
];
