import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsultationSummary } from '@qarib/contracts';
import { useLanguage } from '../../../shared/i18n/use-language.ts';
import { flashTitle } from '../ringing/flash-title.ts';
import { useRingStore } from '../ringing/ring-store.ts';
import { notifyOfRing } from '../ringing/system-notification.ts';

const isPressing = ({ priority }: ConsultationSummary) =>
  priority === 'stat' || priority === 'asap';

/** Makes what waits heard, and seen from another tab. `isQuiet`: only seen, as during a call. */
export function useRinging(waiting: readonly ConsultationSummary[], isQuiet: boolean): void {
  const { t } = useTranslation(['on-call-queue', 'shared']);
  const language = useLanguage();
  const open = useRingStore((store) => store.open);
  const ring = useRingStore((store) => store.ring);
  const first = waiting[0];
  const melody = !first || isQuiet ? undefined : isPressing(first) ? 'pressing' : 'calm';

  useEffect(() => open(), [open]);
  useEffect(() => {
    ring(melody);
    return () => ring(undefined);
  }, [ring, melody]);

  const attention = waiting.length > 0 ? t('title', { count: waiting.length }) : undefined;
  useEffect(() => (attention ? flashTitle(attention) : undefined), [attention]);

  const firstId = first?.id;
  const title =
    first && t('notification.title', { priority: t(`shared:priorityBadges.${first.priority}`) });
  const body =
    first && `${t(`shared:specialties.${first.specialty}`)} · ${first.facility.name[language]}`;
  useEffect(() => {
    if (!firstId || !title || !body || !document.hidden) return undefined;
    return notifyOfRing(title, body, firstId);
  }, [firstId, title, body]);
}
