import type { Participant } from '@qarib/contracts';
import { useTranslation } from 'react-i18next';

/** What somebody is in the call: a guest's part says more than that they are one. */
export function useRoleWords(): (person: Pick<Participant, 'role' | 'guestKind'>) => string {
  const { t } = useTranslation('shared');
  return ({ role, guestKind }) => (guestKind ? t(`guestKinds.${guestKind}`) : t(`roles.${role}`));
}
