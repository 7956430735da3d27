import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Section } from '@qarib/ui';
import { QueryView } from '../../../shared/api/query-view.tsx';
import { read } from '../../../shared/api/queries.ts';
import { useDayWords } from '../hooks/use-wall-time.ts';
import classes from './appointments.module.css';
import { bookFollowUp } from '../../../shared/appointments/booking-links.ts';

/** Who is to be seen again and has no time yet. */
export function FollowUps() {
  const { t } = useTranslation(['appointments', 'shared']);
  const words = useDayWords();
  const list = useQuery(read('listFollowUps'));
  return (
    <Section title={t('followUps.title')}>
      <QueryView query={list} rows={1}>
        {({ followUps }) =>
          followUps.length === 0 ? (
            <p className={classes['text']}>{t('followUps.none')}</p>
          ) : (
            <ul className={classes['list']}>
              {followUps.map((followUp) => (
                <li key={followUp.id} className={classes['card']} data-testid="follow-up">
                  <div className={classes['who']}>
                    <strong>
                      <bdi>{followUp.patient.name}</bdi>
                    </strong>
                    <span className={classes['with']} dir="auto">
                      {t(`shared:specialties.${followUp.specialty}`)} · {followUp.practitioner.name}
                    </span>
                    <span className={classes['with']}>
                      {t('followUps.due', { day: words.day(followUp.dueOn) })}
                    </span>
                    {followUp.reason && (
                      <span className={classes['with']} dir="auto">
                        {followUp.reason}
                      </span>
                    )}
                  </div>
                  <div className={classes['buttons']}>
                    <Button component={Link} to={bookFollowUp(followUp)}>
                      {t('actions.book')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}
