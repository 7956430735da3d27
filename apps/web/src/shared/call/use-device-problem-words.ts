import type { DeviceProblem } from '@qarib/call-client';
import { useTranslation } from 'react-i18next';

/** Why a device does not work, and what to do about it. */
export function useDeviceProblemWords() {
  const { t } = useTranslation('shared');
  return (kind: 'microphone' | 'camera', problem: DeviceProblem) => ({
    title: t(`deviceProblem.${kind}.${problem}`),
    help: t(`deviceHelp.${problem}`),
  });
}
