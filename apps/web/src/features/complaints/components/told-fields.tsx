import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { complaintSubjects, provinces, type ComplaintSubject } from '@qarib/clinical';
import { ChoiceChips, directionOfFact, requiredField } from '@qarib/ui';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import classes from './complaints.module.css';

export type ToldDraft = {
  readonly subject: ComplaintSubject | '';
  readonly text: string;
  readonly provinceId: string;
  readonly place: string;
  readonly name: string;
  readonly contact: string;
};
export const emptyTold: ToldDraft = {
  subject: '',
  text: '',
  provinceId: '',
  place: '',
  name: '',
  contact: '',
};

type Props = {
  readonly value: ToldDraft;
  readonly onChange: (value: ToldDraft) => void;
  /** A link of a consultation knows where it was. */
  readonly isPlaceKnown?: boolean;
};

/** What happened and where; who says so only if they want to. */
export function ToldFields({ value, onChange, isPlaceKnown = false }: Props) {
  const { t } = useTranslation('complaints');
  const language = useLanguage();
  const set = (change: Partial<ToldDraft>) => onChange({ ...value, ...change });
  return (
    <>
      <ChoiceChips
        legend={t('told.subject')}
        choices={complaintSubjects.map((it) => ({ value: it, label: t(`subjects.${it}`) }))}
        value={value.subject}
        onChange={(subject) => set({ subject })}
        isRequired
      />
      <Textarea
        label={t('told.text')}
        description={t('told.textHint')}
        value={value.text}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        maxLength={4_000}
        minRows={4}
        autosize
        required
        {...requiredField}
        dir="auto"
      />
      {!isPlaceKnown && (
        <div className={classes['pair']}>
          <NativeSelect
            label={t('told.province')}
            value={value.provinceId}
            onChange={({ currentTarget }) => set({ provinceId: currentTarget.value })}
            data={[
              { label: t('told.choose'), value: '' },
              ...provinces.map(({ id, name }) => ({ value: id, label: name[language] })),
            ]}
            required
            {...requiredField}
          />
          <TextInput
            label={t('told.place')}
            value={value.place}
            onChange={({ currentTarget }) => set({ place: currentTarget.value })}
            maxLength={120}
            dir="auto"
          />
        </div>
      )}
      <div className={classes['pair']}>
        <TextInput
          label={t('told.name')}
          value={value.name}
          onChange={({ currentTarget }) => set({ name: currentTarget.value })}
          maxLength={120}
          autoComplete="off"
          dir="auto"
        />
        <TextInput
          label={t('told.contact')}
          value={value.contact}
          onChange={({ currentTarget }) => set({ contact: currentTarget.value })}
          maxLength={120}
          autoComplete="off"
          dir={directionOfFact(value.contact)}
        />
      </div>
    </>
  );
}
