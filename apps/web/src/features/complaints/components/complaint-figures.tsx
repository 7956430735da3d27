import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { complaintChannels, dayAfter, feedbackQuestions } from '@qarib/clinical';
import type { ComplaintFigures as Figures } from '@qarib/contracts';
import { FigureCard, Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useToday } from '../../../shared/clock/use-today.ts';
import { DayRangeFields } from '../../../shared/forms/day-range-fields.tsx';
import { useFormat } from '../../../shared/i18n/use-format.ts';
import classes from './complaints.module.css';

const isDay = (text: string | null): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '');

type Props = {
  readonly address: URLSearchParams;
  readonly onChange: (change: Readonly<Record<string, string>>) => void;
};

/** The register's figures of a period, each with what exactly it counts. */
export function ComplaintFigures({ address, onChange }: Props) {
  const { t } = useTranslation('complaints');
  const today = useToday();
  const [from, to] = [address.get('from'), address.get('to')];
  const query = { from: isDay(from) ? from : dayAfter(today, -364), to: isDay(to) ? to : today };
  const figures = useQuery(read('readComplaintFigures', { query }));
  return (
    <Section title={t('figures.title')}>
      <div className={classes['pair']}>
        <DayRangeFields
          range={query}
          labels={{ from: t('figures.from'), to: t('figures.to') }}
          onChange={onChange}
        />
      </div>
      <QueryView query={figures}>{(found) => <Shown figures={found} />}</QueryView>
    </Section>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('complaints');
  const format = useFormat();
  const { received, byChannel, answered, overdue, consultations, feedback } = figures;
  const { medianDaysToAnswer: median, perThousandConsultations: rate } = figures;
  const card = (name: 'received' | 'median' | 'overdue' | 'rate', value: string, of: object) => (
    <FigureCard
      label={t(`figures.${name}`)}
      value={value}
      definition={t(`figures.${name}Text`, { ...of })}
      tone={name === 'overdue' && overdue > 0 ? 'ember' : 'plain'}
    />
  );
  const channels = complaintChannels
    .map((channel) => `${t(`channels.${channel}`)} ${format.number(byChannel[channel])}`)
    .join(' · ');
  const none = t('figures.none');
  return (
    <>
      <dl className={classes['figures']}>
        {card('received', format.number(received), { channels })}
        {card('median', median === undefined ? none : format.number(median), {
          answered: format.number(answered),
        })}
        {card('overdue', format.number(overdue), {})}
        {card('rate', rate === undefined ? none : format.number(rate), {
          consultations: format.number(consultations),
        })}
        <FigureCard
          label={t('figures.feedback')}
          value={format.number(feedback.answered)}
          definition={t('figures.feedbackText', { given: format.number(feedback.given) })}
          tone="plain"
        />
      </dl>
      {feedback.answers && <Answers answers={feedback.answers} />}
    </>
  );
}

type Question = keyof typeof feedbackQuestions;
const questions = Object.keys(feedbackQuestions) as Question[];

function Answers({ answers }: { readonly answers: NonNullable<Figures['feedback']['answers']> }) {
  const { t } = useTranslation(['feedback', 'complaints']);
  const format = useFormat();
  return (
    <ul className={classes['list']}>
      {questions.map((question) => (
        <li key={question}>
          <strong>{t(`questions.${question}`)}</strong>
          <p className={classes['facts']}>
            {feedbackQuestions[question].map((answer) => (
              <span key={answer}>
                {t(`answers.${answer}`)} {format.number(answers[question]?.[answer] ?? 0)}
              </span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  );
}
