import { useTranslation } from 'react-i18next';
import { vitalSignByCode, type TriageReason } from '@qarib/clinical';
import { useFormat } from '../i18n/use-format.ts';

/** Why a colour is advised, in a sentence, and which published document says so. */
export function useTriageWords() {
  const { t } = useTranslation('findings');
  const { t: shared } = useTranslation('shared');
  const format = useFormat();

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

  return { reasonOf, sourceOf: ({ source }: TriageReason) => t(`triage.sources.${source}`) };
}
