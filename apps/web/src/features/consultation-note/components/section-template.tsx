import { flushSync } from 'react-dom';
import { Button, VisuallyHidden } from '@mantine/core';
import { ListPlus, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { noteTemplates, templateText, type NoteSection, type Specialty } from '@qarib/clinical';
import { languages } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './parts.module.css';

type SectionTemplateProps = {
  readonly specialty: Specialty;
  readonly section: NoteSection;
  readonly value: string;
  readonly onWrite: (value: string) => void;
};

/** What a specialty commonly asks here, put in as headings where nothing is written yet. */
export function SectionTemplate({ specialty, section, value, onWrite }: SectionTemplateProps) {
  const { t } = useTranslation(['consultation-note', 'shared']);
  const language = useLanguage();
  const headings = noteTemplates[specialty][section];
  const isEmpty = value.trim() === '';
  // Only what nobody has touched is taken out again.
  const isUntouched = languages.some((it) => templateText(headings, it) === value);
  if (!isEmpty && !isUntouched) return null;
  return (
    <div className={classes['template']}>
      <Button
        variant="subtle"
        className={classes['add']}
        leftSection={isEmpty ? <ListPlus size={18} aria-hidden /> : <Undo2 size={18} aria-hidden />}
        onClick={() => {
          if (!isEmpty) return onWrite('');
          const text = templateText(headings, language);
          flushSync(() => onWrite(text));
          writeUnderFirst(section, text);
        }}
      >
        {t(isEmpty ? 'template.insert' : 'template.remove')}
        <VisuallyHidden>{` (${t(`shared:noteSections.${section}`)})`}</VisuallyHidden>
      </Button>
    </div>
  );
}

/** The next word typed goes where it belongs. */
function writeUnderFirst(section: NoteSection, text: string): void {
  const field = document.getElementById(`note-text.${section}`);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const end = text.indexOf('\n');
  field.focus();
  field.setSelectionRange(end, end);
}
