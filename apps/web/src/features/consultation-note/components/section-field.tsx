import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NoteSection } from '@qarib/clinical';
import { requiredIf } from '@qarib/ui';

/** The longest section the server takes. */
const maxSectionLength = 20_000;
const minRows: Record<NoteSection, number> = {
  subjective: 3,
  objective: 3,
  assessment: 2,
  plan: 3,
  advice: 2,
};

type SectionFieldProps = {
  readonly section: NoteSection;
  readonly value: string;
  readonly isNeeded: boolean;
  readonly isMissing: boolean;
  readonly onWrite: (value: string) => void;
};

/** One section of words. */
export function SectionField({ section, value, isNeeded, isMissing, onWrite }: SectionFieldProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  return (
    <Textarea
      id={`note-text.${section}`}
      name={section}
      label={t(`shared:noteSections.${section}`)}
      description={t(`hints.${section}`)}
      {...requiredIf(isNeeded)}
      error={isMissing && t('sign.missingHere')}
      value={value}
      onChange={(event) => onWrite(event.currentTarget.value)}
      autosize
      minRows={minRows[section]}
      maxLength={maxSectionLength}
      dir="auto"
      data-testid={`note-${section}`}
    />
  );
}
