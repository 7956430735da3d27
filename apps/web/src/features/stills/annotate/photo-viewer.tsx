import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnnotationShape, Attachment } from '@qarib/contracts';
import { attachmentPath } from '@qarib/contracts';
import { Notice } from '@qarib/ui';
import { pathOf } from '../../../shared/api/api-client.ts';
import classes from './annotate.module.css';
import { shapeOf, type Point, type Tool } from './drawing.ts';
import { Mark, sheetWidth } from './shapes.tsx';
import { ToolBar, type Colour } from './tool-bar.tsx';
import { useAnnotations } from './use-annotations.ts';
import { useSheet } from './use-sheet.ts';

export type PhotoViewerProps = {
  readonly consultationId: string;
  readonly attachment: Attachment;
  /** Marks can be made until the consultation is over. */
  readonly canMark: boolean;
  readonly onClose: () => void;
};

function WordsField(props: { readonly onDone: (words: string) => void }) {
  const { t } = useTranslation('stills');
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // One tapped where the words go; the next thing is to type them.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={classes['words']}
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone(words.trim());
      }}
    >
      <TextInput
        label={t('tools.words')}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        maxLength={120}
        dir="auto"
        ref={field}
      />
      <Button type="submit">{t('tools.place')}</Button>
    </form>
  );
}

/** A photo as large as the screen, with everybody's marks beside it, and one's own to be made. */
export function PhotoViewer({ consultationId, attachment, canMark, onClose }: PhotoViewerProps) {
  const { t } = useTranslation(['stills', 'shared']);
  const [tool, setTool] = useState<Tool>('arrow');
  const [colour, setColour] = useState<Colour>('yellow');
  const [place, setPlace] = useState<Point>();
  const [height, setHeight] = useState<number>();
  const photo = { consultationId, attachmentId: attachment.id };
  const { marks, refused, add, takeBack, discard } = useAnnotations(photo);
  const onDrawn = (shape: AnnotationShape) => add({ colour, shape });
  const sheet = useSheet({ tool, onDrawn, onPlace: setPlace });
  const lastOwn = marks.findLast(({ isOwn }) => isOwn);

  function measure({ currentTarget: img }: SyntheticEvent<HTMLImageElement>): void {
    setHeight((img.naturalHeight / img.naturalWidth) * sheetWidth);
  }
  function writeWords(words: string): void {
    if (place && words !== '') onDrawn({ kind: 'text', at: [...place], text: words });
    setPlace(undefined);
  }

  const beingDrawn = sheet.drawing && shapeOf(sheet.drawing);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('viewer.title')}
      size="auto"
      closeOnEscape={!sheet.drawing}
      closeButtonProps={{ 'aria-label': t('shared:actions.close'), size: 44 }}
    >
      {canMark && (
        <ToolBar
          tool={tool}
          onTool={setTool}
          colour={colour}
          onColour={setColour}
          onUndo={lastOwn && (() => takeBack(lastOwn.id))}
        />
      )}
      {place && <WordsField onDone={writeWords} />}
      {refused.map(({ id }) => (
        <Notice
          key={id}
          tone="warning"
          action={
            <Button size="sm" variant="subtle" onClick={() => discard(id)}>
              {t('way.discard')}
            </Button>
          }
        >
          {t('viewer.refused')}
        </Notice>
      ))}
      <div className={classes['middle']}>
        <div className={classes['photo']}>
          <img
            src={pathOf(attachmentPath, { id: consultationId, attachmentId: attachment.id })}
            alt={t('viewer.alt', { count: marks.length })}
            onLoad={measure}
            draggable={false}
          />
          {height && (
            <svg
              className={classes['sheet']}
              viewBox={`0 0 ${sheetWidth} ${height}`}
              data-testid="sheet"
              {...(canMark && {
                ...sheet.handlers,
                'data-drawing': true,
                tabIndex: 0,
                role: 'application',
                'aria-label': t('viewer.sheet'),
              })}
            >
              {marks.map((mark) => (
                <Mark key={mark.id} {...mark} height={height} />
              ))}
              {beingDrawn && <Mark colour={colour} shape={beingDrawn} height={height} isWaiting />}
              {sheet.cursor && (
                <path
                  className={classes['cursor']}
                  d={`M${sheet.cursor[0] * sheetWidth - 24},${sheet.cursor[1] * height} h48 m-24,-24 v48`}
                />
              )}
            </svg>
          )}
        </div>
      </div>
      <p className={classes['soft']} role="status">
        {marks.length > 0
          ? t('viewer.by', {
              names: [...new Set(marks.map(({ authorName }) => authorName))].join(' · '),
            })
          : t('viewer.none')}
      </p>
      {canMark && (
        <p className={`${classes['soft'] ?? ''} ${classes['keyboard'] ?? ''}`}>
          {t('viewer.keyboard')}
        </p>
      )}
    </Modal>
  );
}
