import { useTranslation } from 'react-i18next';
import {
  usualRange,
  vitalSignByCode,
  type Age,
  type TriageReason,
  type VitalSignCode,
  type VitalSignValue,
} from '@qarib/clinical';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** Why a colour is advised, in a sentence, and which published document says so. */
export function useTriageWords() {
  const { t } = useTranslation('findings');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();
  const language = useLanguage();

  function reasonOf(reason: TriageReason): string {
    if (reason.kind === 'sign') return t(`dangerSigns.${reason.sign}`);
    if (reason.kind === 'score') return t('triage.news2', { score: format.number(reason.score) });
    const { code, comparison, bound } = reason.limit;
    const { name, unit } = vitalSignByCode(code);
    return t(`triage.limits.${comparison}`, {
      name: shared(`vitalSigns.${name}`),
      value: format.number(reason.value),
      bound: format.number(bound),
      unit: shared(`units.${unit}`),
    });
  }

  const nameOf = (code: VitalSignCode) => shared(`vitalSigns.${vitalSignByCode(code).name}`);

  return {
    reasonOf,
    /** A value that no rule makes urgent, beside what is expected at this age. */
    unusualOf({ code, value }: VitalSignValue, age: Age): string {
      const [low, high] = usualRange(code, age);
      return t('triage.unusual', {
        name: nameOf(code),
        value: format.number(value),
        unit: shared(`units.${vitalSignByCode(code).unit}`),
        low: format.number(low),
        high: format.number(high),
      });
    },
    namesOf: (codes: readonly VitalSignCode[]) =>
      new Intl.ListFormat(language).format(codes.map(nameOf)),
    sourceOf: ({ source }: TriageReason) => t(`triage.sources.${source}`),
  };
}
