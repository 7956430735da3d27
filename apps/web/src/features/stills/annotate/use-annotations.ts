import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Annotation, AnnotationDraft } from '@qarib/contracts';
import { annotationsQuery } from '../../../shared/messages/message-cache.ts';
import { useWaiting } from '../../../shared/outbox/outbox-provider.tsx';
import { useSession } from '../../../shared/session/session.ts';
import { useFact } from '../../../shared/socket/use-fact.ts';

type PhotoRef = { readonly consultationId: string; readonly attachmentId: string };

export type ShownMark = AnnotationDraft & {
  readonly id: string;
  readonly authorName: string;
  readonly isOwn: boolean;
  readonly isWaiting: boolean;
};

const none: readonly Annotation[] = [];

/** The marks beside a photo, the other's live and the own ones at once, and what to do with them. */
export function useAnnotations({ consultationId, attachmentId }: PhotoRef) {
  const client = useQueryClient();
  const { practitioner } = useSession();
  const query = annotationsQuery(consultationId, attachmentId);
  const { data } = useQuery(query);
  useFact('photo:annotated', ({ attachmentId: id }) => {
    if (id === attachmentId) void client.invalidateQueries({ queryKey: query.queryKey });
  });
  const { outbox, items } = useWaiting(consultationId);
  const entries = items.flatMap(({ entry, state }) =>
    'attachmentId' in entry && entry.attachmentId === attachmentId ? [{ entry, state }] : [],
  );
  const takenBack = new Set(
    entries.flatMap(({ entry }) => (entry.kind === 'unmark' ? [entry.markId] : [])),
  );
  const drawn = entries.flatMap(({ entry, state }): (ShownMark & { state: typeof state })[] =>
    entry.kind === 'mark'
      ? [
          {
            ...entry.draft,
            id: entry.id,
            authorName: practitioner.name,
            isOwn: true,
            isWaiting: true,
            state,
          },
        ]
      : [],
  );
  const waiting = drawn.filter(({ state }) => state !== 'refused');
  const waitingIds = new Set(waiting.map(({ id }) => id));
  const stored = (data?.annotations ?? none)
    .filter(({ id }) => !takenBack.has(id) && !waitingIds.has(id))
    .map(({ id, colour, shape, author }): ShownMark => ({
      id,
      colour,
      shape,
      authorName: author.name,
      isOwn: author.id === practitioner.id,
      isWaiting: false,
    }));
  const marks: readonly ShownMark[] = [
    ...stored,
    ...waiting.filter(({ id }) => !takenBack.has(id)),
  ];

  const place = () => ({
    id: crypto.randomUUID(),
    consultationId,
    attachmentId,
    writtenAt: new Date().toISOString(),
  });
  return {
    marks,
    refused: drawn.filter(({ state }) => state === 'refused'),
    add: (draft: AnnotationDraft) => outbox.add({ ...place(), kind: 'mark', draft }),
    /** After the mark itself, so that it is taken back wherever it has come to. */
    takeBack: (markId: string) => outbox.add({ ...place(), kind: 'unmark', markId }),
    discard: (markId: string) => outbox.discard(markId),
  };
}
