import { useTranslation } from 'react-i18next';
import type { DeviceNotice } from '@qarib/call-client';

/** What to tell of a device that came or went by itself. */
export function useDeviceNoticeWords(): (notice: DeviceNotice) => string {
  const { t } = useTranslation('call');
  return (notice) => {
    const { label } = notice;
    switch (notice.source) {
      case 'screen':
        return t(`device.screen.${notice.event}`);
      case 'speaker':
        return t(label ? 'device.speaker.replaced' : 'device.speaker.replacedByDefault', { label });
      case 'secondary-camera':
      case 'stethoscope':
        return t(`device.${notice.source}.lost`);
      default:
        return t(`device.${notice.source}.${notice.event}`, { label });
    }
  };
}
