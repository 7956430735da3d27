import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  adviseTriage,
  dangerSignsFor,
  priorityAdvised,
  type Age,
  type DangerSign,
  type TriageFacts,
} from '@qarib/clinical';
import { DangerSignFields } from '../../../shared/findings/danger-sign-fields.tsx';
import findings from '../../../shared/findings/findings.module.css';
import { TriageNote } from '../../../shared/findings/triage-note.tsx';
import { plausible } from '../../../shared/findings/typed-vital-signs.ts';
import { VitalSignFields } from '../../../shared/findings/vital-sign-fields.tsx';
import type { RequestDraft } from '../hooks/request-draft.ts';

const isAsked = (sign: DangerSign, age: Age, isPregnant: boolean) =>
  dangerSignsFor({ age, isPregnant }).some(({ code }) => code === sign);

type FindingFieldsProps = {
  readonly age: Age;
  readonly gender: string;
  readonly draft: RequestDraft;
  readonly onChange: (change: Partial<RequestDraft>) => void;
  readonly isSwapped: boolean;
};

/** What was seen and measured; beside it what published rules make of it, as it is typed. */
export function FindingFields({ age, gender, draft, onChange, isSwapped }: FindingFieldsProps) {
  const { t } = useTranslation('findings');
  const { vitals, dangerSigns, isPregnant } = draft;
  const { counted, refused } = plausible(vitals, age);
  const facts = { age, isPregnant, dangerSigns, vitalSigns: counted };
  return (
    <div className={findings['body']}>
      <details className={findings['more']} open={dangerSigns.length > 0 || undefined}>
        <summary>{t('triage.signs')}</summary>
        <DangerSignFields
          age={age}
          gender={gender}
          isPregnant={isPregnant}
          value={dangerSigns}
          onChange={(signs) => onChange({ dangerSigns: signs })}
          onPregnancy={(isPregnantNow) =>
            onChange({
              isPregnant: isPregnantNow,
              dangerSigns: dangerSigns.filter((sign) => isAsked(sign, age, isPregnantNow)),
            })
          }
        />
      </details>
      <VitalSignFields
        age={age}
        vitals={vitals}
        onChange={(typed) => onChange({ vitals: typed })}
        isSwapped={isSwapped}
      />
      <TriageNote facts={facts} uncounted={refused}>
        <PriorityOffer facts={facts} draft={draft} onChange={onChange} />
      </TriageNote>
    </div>
  );
}

type PriorityOfferProps = Pick<FindingFieldsProps, 'draft' | 'onChange'> & {
  readonly facts: TriageFacts;
};

/** The priority that goes with the colour, one tap away; the nurse decides. */
function PriorityOffer({ facts, draft, onChange }: PriorityOfferProps) {
  const { t } = useTranslation('findings');
  const { t: shared } = useTranslation('shared');
  const advice = adviseTriage(facts);
  if (!advice || advice.colour === 'green') return null;
  const priority = priorityAdvised(advice.colour);
  if (draft.priority === priority) return null;
  return (
    <div>
      <Button size="sm" variant="default" onClick={() => onChange({ priority })}>
        {t('triage.choosePriority', { priority: shared(`priorities.${priority}`) })}
      </Button>
    </div>
  );
}
