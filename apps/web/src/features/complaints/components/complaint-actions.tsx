import { useState } from 'react';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  complaintEventsFor,
  dismissalReasons,
  type ComplaintEvent,
  type DismissalReason,
} from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { ChoiceChips, Notice, Section, requiredField } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { useErrorWords } from '../../../shared/i18n/use-error-words.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useComplaintStep, type ComplaintStepWanted } from '../hooks/use-complaint-step.ts';
import classes from './complaints.module.css';

type PartProps = {
  readonly complaint: Complaint;
  readonly isBusy: boolean;
  readonly onStep: (step: ComplaintStepWanted) => void;
};

/** What can be done now, the usual next step first. What was typed stays when it is refused. */
export function ComplaintActions({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useTranslation('complaints');
  const wordsFor = useErrorWords();
  const step = useComplaintStep(complaint);
  const events = complaintEventsFor(complaint.state);
  const props = { complaint, isBusy: step.isPending, onStep: step.mutate };
  const can = (event: ComplaintEvent) => events.includes(event);
  return (
    <Section title={t('actions.title')}>
      {step.isError && <Notice tone="error">{wordsFor(step.error)}</Notice>}
      {can('answer') && <Answer {...props} />}
      {can('close') && (
        <div>
          <Button loading={step.isPending} onClick={() => step.mutate({ what: 'close' })}>
            {t('actions.close')}
          </Button>
        </div>
      )}
      {can('assign') && <Assign {...props} />}
      {can('reopen') && <Reopen {...props} />}
      {can('dismiss') && <Dismiss {...props} />}
    </Section>
  );
}

function Assign({ complaint, isBusy, onStep }: PartProps) {
  const { t } = useTranslation('complaints');
  const { practitioner } = useSession();
  const { provinceId, owner } = complaint;
  const choices = useQuery(read('readComplaintChoices', { query: { provinceId } }));
  const [chosen, setChosen] = useState('');
  const others = (choices.data?.owners ?? []).filter(({ id }) => id !== practitioner.id);
  return (
    <div className={classes['form']}>
      {owner?.id !== practitioner.id && (
        <div>
          <Button
            loading={isBusy}
            onClick={() => onStep({ what: 'assign', ownerId: practitioner.id })}
          >
            {t('actions.take')}
          </Button>
        </div>
      )}
      {others.length > 0 && (
        <>
          <NativeSelect
            label={t('actions.giveTo')}
            value={chosen}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={[
              { label: t('told.choose'), value: '' },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <div>
            <Button
              variant="light"
              disabled={chosen === ''}
              loading={isBusy}
              onClick={() => onStep({ what: 'assign', ownerId: chosen })}
            >
              {t('actions.give')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Answer({ isBusy, onStep }: PartProps) {
  const { t } = useTranslation('complaints');
  const [answer, setAnswer] = useState('');
  return (
    <div className={classes['form']}>
      <Textarea
        label={t('actions.answerText')}
        {...requiredField}
        description={t('actions.answerHint')}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
        maxLength={4_000}
        minRows={4}
        autosize
        dir="auto"
      />
      <div>
        <Button
          disabled={answer.trim() === ''}
          loading={isBusy}
          onClick={() => onStep({ what: 'answer', answer })}
        >
          {t('actions.answer')}
        </Button>
      </div>
    </div>
  );
}

function Reopen({ isBusy, onStep }: PartProps) {
  const { t } = useTranslation('complaints');
  const [remark, setRemark] = useState('');
  return (
    <div className={classes['form']}>
      <Textarea
        label={t('actions.reopenWhy')}
        {...requiredField}
        value={remark}
        onChange={({ currentTarget }) => setRemark(currentTarget.value)}
        maxLength={500}
        autosize
        dir="auto"
      />
      <div>
        <Button
          variant="light"
          disabled={remark.trim() === ''}
          loading={isBusy}
          onClick={() => onStep({ what: 'reopen', remark })}
        >
          {t('actions.reopen')}
        </Button>
      </div>
    </div>
  );
}

function Dismiss({ isBusy, onStep }: PartProps) {
  const { t } = useTranslation('complaints');
  const [reason, setReason] = useState<DismissalReason | ''>('');
  return (
    <div className={classes['form']}>
      <ChoiceChips
        legend={t('actions.dismissWhy')}
        isRequired
        choices={dismissalReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        value={reason}
        onChange={setReason}
        onClear={() => setReason('')}
      />
      {reason !== '' && (
        <div>
          <Button
            variant="default"
            loading={isBusy}
            onClick={() => onStep({ what: 'dismiss', reason, remark: '' })}
          >
            {t('actions.dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}
