import { lazy, Suspense, useState } from 'react';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isClosed } from '@qarib/clinical';
import type { Consultation } from '@qarib/contracts';
import { annotationsQuery } from '../../../shared/messages/message-cache.ts';
import { useSession } from '../../../shared/session/session.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';
import classes from './stills.module.css';

const PhotoViewer = lazy(async () => ({
  default: (await import('../annotate/photo-viewer.tsx')).PhotoViewer,
}));

type Marked = { readonly attachmentId: string; readonly name: string };

/** Who has marked which photo, until it is looked at. One's own marks are no news. */
function useNewMarks(consultationId: string) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const [marked, setMarked] = useState<Marked>();
  const look = async (attachmentId: string) => {
    const query = annotationsQuery(consultationId, attachmentId);
    const { annotations } = await client.fetchQuery({ ...query, staleTime: 0 });
    const latest = annotations.at(-1);
    if (latest && latest.author.id !== practitioner.id) {
      setMarked({ attachmentId, name: latest.author.name });
    }
  };
  useFact('photo:annotated', ({ consultationId: id, attachmentId }) => {
    // What cannot be read now is there when the photo is opened.
    if (id === consultationId) void look(attachmentId).catch(() => undefined);
  });
  return { marked, forget: () => setMarked(undefined) };
}

/** In the call: the other has drawn on a photo, which opens with one tap. */
export function NewMarks({ consultation }: { readonly consultation: Consultation }) {
  const { t } = useTranslation(['stills', 'shared']);
  const { id, status, attachments } = consultation;
  const { marked, forget } = useNewMarks(id);
  const [openId, setOpenId] = useState<string>();
  const attachment = attachments.find((it) => it.id === openId);
  const look = () => {
    setOpenId(marked?.attachmentId);
    forget();
  };
  const close = () => {
    setOpenId(undefined);
    forget();
  };
  return (
    <>
      {marked && !attachment && (
        <div className={classes['notice']} role="status" data-testid="new-marks">
          <strong>{t('marks.new', { name: marked.name })}</strong>
          <Button size="sm" onClick={look}>
            {t('marks.look')}
          </Button>
          <Button size="sm" variant="subtle" onClick={forget}>
            {t('shared:actions.close')}
          </Button>
        </div>
      )}
      {attachment && (
        <Suspense>
          <PhotoViewer
            consultationId={id}
            attachment={attachment}
            canMark={!isClosed(status)}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}
