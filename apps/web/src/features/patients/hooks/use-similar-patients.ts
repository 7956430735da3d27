import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PatientIdentity } from '@qarib/contracts';
import { request } from '../../../shared/api/api-client.ts';
import { judgeRegistration, type RegistrationDraft } from '../hooks/registration-form.ts';

const typingPauseMs = 500;

/** The form as far as it says who somebody is: nobody has to be a man or a woman to be compared. */
function comparable(draft: RegistrationDraft): PatientIdentity | undefined {
  const judged = judgeRegistration({ ...draft, gender: draft.gender || 'unknown' });
  return 'identity' in judged ? judged.identity : undefined;
}

/** Who of any site is likely the person being registered, as soon as name and birth date are typed. */
export function useSimilarPatients(draft: RegistrationDraft) {
  const [typed] = useDebouncedValue(JSON.stringify(comparable(draft) ?? null), typingPauseMs);
  const identity = comparable(draft);
  const { data, refetch } = useQuery({
    queryKey: ['findSimilarPatients', typed],
    queryFn: ({ signal }) =>
      request('findSimilarPatients', { body: JSON.parse(typed) as PatientIdentity }, signal),
    enabled: typed !== 'null',
    placeholderData: keepPreviousData,
  });
  return { identity, similar: identity && data ? data.patients : [], lookAgain: refetch };
}
