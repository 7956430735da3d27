import { useTranslation } from 'react-i18next';
import type { MissingPath } from '@qarib/clinical';

const ofLine = /^prescription\.(\d+)\.(\w+)$/;

/** What is missing for a signature, said as the editor says it. */
export function useMissingWords(): (path: MissingPath) => string {
  const { t } = useTranslation(['consultation-note', 'note', 'shared']);
  return (path) => {
    const line = ofLine.exec(path);
    if (line) {
      const number = Number(line[1]) + 1;
      return line[2] === 'allergyAcknowledgement'
        ? t('missing.allergy', { number })
        : t('missing.line', { number });
    }
    switch (path) {
      case 'text.assessment':
        return t('shared:noteSections.assessment');
      case 'text.plan':
        return t('shared:noteSections.plan');
      case 'outcome':
        return t('note:parts.outcome');
      case 'outcomeReason':
        return t('outcome.why');
      case 'followUp.date':
        return t('followUp.date');
      case 'referral':
        return t('missing.transfer');
      case 'referral.urgency':
        return t('referral.urgency');
      case 'referral.facilityName':
        return t('referral.facility');
      default:
        return t('referral.reason');
    }
  };
}
