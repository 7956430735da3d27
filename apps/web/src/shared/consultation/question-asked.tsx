import { useTranslation } from 'react-i18next';
import type { Consultation } from '@qarib/contracts';
import classes from './question-asked.module.css';

type QuestionAskedProps = { readonly consultation: Pick<Consultation, 'question'> };

/** What a written opinion was asked for, in the nurse's own words; it is read again while the answer is written. */
export function QuestionAsked({ consultation: { question } }: QuestionAskedProps) {
  const { t } = useTranslation('shared');
  if (!question) return null;
  return (
    <figure className={classes.asked} data-testid="question-asked">
      <figcaption className={classes.title}>{t('questionAsked')}</figcaption>
      <blockquote className={classes.words} dir="auto">
        {question}
      </blockquote>
    </figure>
  );
}
