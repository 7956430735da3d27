import { useRef, useState, type PointerEvent } from 'react';
import { Button, Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { CameraOff, Eye, EyeOff, FlipHorizontal2, MicOff, Move } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallSnapshot } from '@qarib/call-client';
import { StreamVideo } from '@qarib/ui';
import { useDeviceProblemWords } from '../../../shared/call/use-device-problem-words.ts';
import { cornerAfter, cornerAt, useSelfViewChoice } from '../hooks/use-self-view-choice.ts';
import classes from './call.module.css';
import self from './self-view.module.css';

type SelfViewProps = {
  readonly snapshot: CallSnapshot;
  /** Set where it stands with the others' pictures, in their row or as the fourth, and cannot be moved. */
  readonly among: 'small' | 'alike' | undefined;
};

/** Further than this a finger means to move it. Pixels. */
const dragFrom = 12;

function OwnPicture({
  snapshot,
  isMirrored,
}: Pick<SelfViewProps, 'snapshot'> & { readonly isMirrored: boolean }) {
  const { t } = useTranslation('call');
  const wordsFor = useDeviceProblemWords();
  const { localStream, isCameraOn, isMicrophoneOn, cameraProblem } = snapshot;
  const isPictured = isCameraOn && !cameraProblem && !!localStream;
  const muted = !isMicrophoneOn && (
    <>
      <MicOff size={16} aria-hidden />
      <VisuallyHidden>{t('microphoneOff')}</VisuallyHidden>
    </>
  );
  if (!isPictured) {
    return (
      <span className={classes.selfOff}>
        <span className={classes.selfIcons}>
          <CameraOff size={18} aria-hidden />
          {muted}
        </span>
        {cameraProblem ? wordsFor('camera', cameraProblem).title : t('cameraOff')}
      </span>
    );
  }
  return (
    <>
      <StreamVideo
        stream={localStream}
        label={t('self')}
        isMirrored={isMirrored}
        fit="cover"
        testId="self-video"
      />
      {muted && <span className={classes.selfMuted}>{muted}</span>}
    </>
  );
}

/** The own picture, small: dragged into another corner, mirrored as in a mirror or not, or put away. */
export function SelfView({ snapshot, among }: SelfViewProps) {
  const { t } = useTranslation('call');
  const [choice, change] = useSelfViewChoice();
  const [isOpen, setIsOpen] = useState(false);
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number }>();
  const wasDragged = useRef(false);
  const place = { 'data-corner': choice.corner, 'data-among': among };

  const drop = (event: PointerEvent<HTMLElement>) => {
    const stage = event.currentTarget.parentElement?.parentElement;
    const isDragged = from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > dragFrom;
    setFrom(undefined);
    wasDragged.current = !!isDragged;
    if (!isDragged || !stage || among) return;
    const isRtl = getComputedStyle(stage).direction === 'rtl';
    const point = { x: event.clientX, y: event.clientY };
    change({ corner: cornerAt(point, stage.getBoundingClientRect(), isRtl) });
  };

  if (choice.isHidden) {
    return (
      <div className={self.hidden} {...place}>
        <UnstyledButton
          className={self.show}
          aria-label={t('selfView.show')}
          title={t('selfView.show')}
          onClick={() => change({ isHidden: false })}
          data-testid="self-show"
        >
          <Eye size={20} aria-hidden />
        </UnstyledButton>
      </div>
    );
  }
  return (
    <div className={self.self} {...place} data-testid="self-view">
      <OwnPicture snapshot={snapshot} isMirrored={choice.isMirrored} />
      <Popover
        opened={isOpen}
        onChange={setIsOpen}
        position="top"
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <UnstyledButton
            className={self.touch}
            aria-label={t('selfView.label')}
            aria-expanded={isOpen}
            onClick={() => {
              // The click that ends a drag asks for nothing.
              if (!wasDragged.current) setIsOpen(!isOpen);
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setFrom({ x: event.clientX, y: event.clientY });
            }}
            onPointerUp={drop}
            data-testid="self-menu"
          />
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t('selfView.label')} className={self.choices}>
          <Button
            variant="subtle"
            leftSection={<FlipHorizontal2 size={18} aria-hidden />}
            aria-pressed={choice.isMirrored}
            onClick={() => change({ isMirrored: !choice.isMirrored })}
            data-testid="self-mirror"
          >
            {t(choice.isMirrored ? 'selfView.unmirror' : 'selfView.mirror')}
          </Button>
          {!among && (
            <Button
              variant="subtle"
              leftSection={<Move size={18} aria-hidden />}
              onClick={() => change({ corner: cornerAfter(choice.corner) })}
              data-testid="self-move"
            >
              {t('selfView.move')}
            </Button>
          )}
          <Button
            variant="subtle"
            leftSection={<EyeOff size={18} aria-hidden />}
            onClick={() => {
              setIsOpen(false);
              change({ isHidden: true });
            }}
            data-testid="self-hide"
          >
            {t('selfView.hide')}
          </Button>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
