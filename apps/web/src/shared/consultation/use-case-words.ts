import { useTranslation } from 'react-i18next';
import { ageInMonths, ageInYears, moroccanDay } from '@qarib/clinical';
import type { ConsultationSummary } from '@qarib/contracts';
import { serverNow } from '../clock/server-clock.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** Below this age months say more than years. */
const monthsUntilYears = 2;

type PersonFacts = {
  readonly birthDate: string;
  readonly gender: ConsultationSummary['patient']['gender'];
  readonly isBirthDateEstimated?: boolean | undefined;
};

/** How a case is told in a line, in the chosen language. */
export function useCaseWords() {
  const { t } = useTranslation('shared');
  const language = useLanguage();

  function ageOf({ birthDate, isBirthDateEstimated }: PersonFacts): string {
    const today = moroccanDay(new Date(serverNow()));
    const years = ageInYears(birthDate, today);
    const age =
      years < monthsUntilYears
        ? t('age.months', { count: Math.max(0, ageInMonths(birthDate, today)) })
        : t('age.years', { count: years });
    return isBirthDateEstimated ? t('age.estimated', { age }) : age;
  }

  /** A code that the interface has no words for is told in those it was sent with. */
  const reasonTitle = ({ coding, text }: ConsultationSummary['reason']) =>
    coding ? t(`reasons.${coding.code}`, { defaultValue: text }) : text;

  return {
    ageOf,
    /** `Femme, 34 ans`; the comma is the language's own. */
    personLine: (person: PersonFacts) =>
      [t(`genders.${person.gender}`), ageOf(person)].join(language === 'ar' ? '، ' : ', '),
    /** The coded reason in the reader's language, or the nurse's own words. */
    reasonTitle,
    /** The nurse's own words, when the title is not already them. */
    reasonDetail: (reason: ConsultationSummary['reason']) =>
      [reason.coding?.display, reasonTitle(reason)].includes(reason.text) ? undefined : reason.text,
    /** A written opinion rings nowhere: it waits to be answered. */
    status: ({ status, mode }: Pick<ConsultationSummary, 'status' | 'mode'>) =>
      status === 'requested' && mode === 'asynchronous'
        ? t('statusToAnswer')
        : t(`statuses.${status}`),
    siteName: ({ name }: ConsultationSummary['facility']) => name[language],
  };
}
