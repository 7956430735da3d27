import { useTranslation } from 'react-i18next';
import type { Patient } from '@qarib/contracts';
import { ChoiceChips, Notice, Section } from '@qarib/ui';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useContactPreference } from '../hooks/use-contact-preference.ts';

const answers = ['fr', 'ar', 'none'] as const;
type Answer = (typeof answers)[number];

/** Three answers in sight and none chosen before somebody was asked. */
export function ContactPreference({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('reminders');
  const errorWords = useErrorWords();
  const setPreference = useContactPreference(patient.id);
  const { contactPreference: known, phone } = patient;
  const asked = known && (known.areRemindersAllowed ? known.language : 'none');
  const choose = (answer: Answer) =>
    setPreference.mutate({
      ...known,
      areRemindersAllowed: answer !== 'none',
      language: answer === 'none' ? (known?.language ?? 'fr') : answer,
    });
  return (
    <Section title={t('preference.title')}>
      <ChoiceChips
        legend={t('preference.question')}
        choices={answers.map((value) => ({ value, label: t(`preference.answers.${value}`) }))}
        value={asked ?? ''}
        onChange={choose}
        error={setPreference.error ? errorWords(setPreference.error) : undefined}
      />
      {known?.areRemindersAllowed && phone === undefined && !known.email && (
        <Notice tone="warning">{t('preference.noPhone')}</Notice>
      )}
    </Section>
  );
}
