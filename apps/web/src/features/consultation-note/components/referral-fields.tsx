import { useId } from 'react';
import { TextInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { referralKinds, referralUrgencies, type NoteReferral } from '@qarib/clinical';
import { ChoiceChips, requiredField } from '@qarib/ui';
import { read } from '../../../shared/api/queries.ts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { OptionalPart } from './optional-part.tsx';
import type { PartProps } from './part-props.ts';

const empty: NoteReferral = { kind: 'referral', facilityName: '', reason: '' };

type FieldsProps = Pick<PartProps, 'isMissing'> & {
  readonly referral: NoteReferral;
  readonly change: (part: Partial<NoteReferral>) => void;
};

function Fields({ referral, change, isMissing }: FieldsProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const { kind, urgency, facilityName, reason } = referral;
  const language = useLanguage();
  const hospitalsId = useId();
  const { data } = useQuery(read('listAcceptingFacilities'));
  const hospitals = data?.facilities ?? [];
  return (
    <>
      <ChoiceChips
        legend={t('referral.kind')}
        choices={referralKinds.map((value) => ({ value, label: t(`note:kinds.${value}`) }))}
        value={kind}
        onChange={(value) => change({ kind: value })}
      />
      <div id="note-referral.urgency" tabIndex={-1}>
        <ChoiceChips
          legend={t('referral.urgency')}
          isRequired
          choices={referralUrgencies.map((value) => ({
            value,
            label: t(`note:urgencies.${value}`),
          }))}
          value={urgency ?? ''}
          error={isMissing('referral.urgency') ? t('sign.missingHere') : undefined}
          onChange={(value) => change({ urgency: value })}
        />
      </div>
      <TextInput
        id="note-referral.facilityName"
        label={t('referral.facility')}
        {...requiredField}
        error={isMissing('referral.facilityName') && t('sign.missingHere')}
        value={facilityName}
        maxLength={200}
        dir="auto"
        list={hospitalsId}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => {
          const known = hospitals.find(({ name }) => name[language] === value);
          change({ facilityName: value, facilityId: known?.id });
        }}
      />
      {/* The device's own list of suggestions; a hospital that is not among them is typed. */}
      <datalist id={hospitalsId}>
        {hospitals.map(({ id, name }) => (
          <option key={id} value={name[language]}>
            {name[language]}
          </option>
        ))}
      </datalist>
      <Textarea
        id="note-referral.reason"
        label={t('referral.reason')}
        description={t('referral.reasonHint')}
        {...requiredField}
        error={isMissing('referral.reason') && t('sign.missingHere')}
        value={reason}
        maxLength={2_000}
        autosize
        minRows={2}
        dir="auto"
        onChange={({ currentTarget: { value } }) => change({ reason: value })}
      />
    </>
  );
}

/** Where the patient goes, how soon, and what the people there must know. */
export function ReferralFields({ content, onChange, isMissing }: PartProps) {
  const { t } = useTranslation(['consultation-note', 'note']);
  const { referral } = content;
  return (
    <div id="note-referral" tabIndex={-1}>
      <OptionalPart
        title={t('note:parts.referral')}
        addLabel={t('referral.add')}
        removeLabel={t('referral.remove')}
        isOpen={referral !== undefined}
        onAdd={() => onChange({ referral: empty })}
        onRemove={() => onChange({ referral: undefined })}
      >
        <Fields
          referral={referral ?? empty}
          isMissing={isMissing}
          change={(part) => onChange({ referral: { ...(referral ?? empty), ...part } })}
        />
      </OptionalPart>
    </div>
  );
}
