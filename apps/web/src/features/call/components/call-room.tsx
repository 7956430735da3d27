import { useDeferredValue, useRef, type ReactNode } from 'react';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCallSnapshot, type CallEngine } from '../../../shared/call/call-engine.ts';
import { useAnnouncement } from '../hooks/use-announcement.ts';
import { useFillBelow } from '../hooks/use-fill-below.ts';
import { usePictureInPicture } from '../hooks/use-picture-in-picture.ts';
import { useWakeLock } from '../hooks/use-wake-lock.ts';
import { useRoomPanel } from '../hooks/use-room-panel.ts';
import type { CasePage } from '../pages/share-page.ts';
import { Banners } from './banners.tsx';
import { CallOver } from './call-over.tsx';
import classes from './call.module.css';
import { Controls } from './controls.tsx';
import { MoreSettings } from './more-settings.tsx';
import { PictureInPicture } from './picture-in-picture.tsx';
import { ShowMenu } from './show-menu.tsx';
import { SidePanel, type SidePanelProps } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { WritingBanner, WritingControl } from './writing.tsx';

export type CallRoomProps = {
  /** Absent, as the panels are, for somebody invited: the case is closed to them. */
  readonly consultationId: string | undefined;
  readonly casePanel?: SidePanelProps['casePanel'];
  readonly notePanel?: SidePanelProps['notePanel'];
  /** What is written beside the call; told whether it is in sight. */
  readonly renderMessages?: ((isShown: boolean) => ReactNode) | undefined;
  readonly unreadCount?: number;
  /** What must be seen while the messages are not. */
  readonly notice?: ReactNode;
  /** What must stay in sight whatever is read: that one records, say. */
  readonly standing?: ReactNode;
  readonly call: CallEngine;
  readonly expectedName: string | undefined;
  readonly onHungUp: () => void;
  readonly onTakeBack: () => void;
  /** What of the case can be shown to everybody. */
  readonly pages?: readonly CasePage[];
  /** Further controls, in the row of all others. */
  readonly tools?: ReactNode;
  readonly finished?: ReactNode;
  /** Wraps the control that ends the consultation; absent for those who cannot. */
  readonly renderFinish?: ((child: (ask: () => void) => ReactNode) => ReactNode) | undefined;
};

/** The call, from the moment it is joined. */
export function CallRoom(props: CallRoomProps) {
  const { consultationId, call, expectedName, casePanel, notePanel } = props;
  const { onHungUp, onTakeBack, renderFinish, tools, pages = [] } = props;
  const { renderMessages, unreadCount = 0, notice, standing } = props;
  const hasPanel = casePanel !== undefined;
  // The call first: what stands beside it is drawn once the call's own page is there.
  const isPanelDue = useDeferredValue(hasPanel, false);
  const { t } = useTranslation('call');
  const snapshot = useCallSnapshot(call);
  const announcement = useAnnouncement(snapshot);
  const panel = useRoomPanel(call, notePanel ? 'note' : 'case', snapshot.isWriting);
  const isOver = snapshot.state === 'ended' || snapshot.state === 'failed';
  useWakeLock(!isOver);
  const room = useFillBelow();
  const stage = useRef<HTMLDivElement>(null);
  const pip = usePictureInPicture(stage);

  const retry = () => {
    void call.prepare();
    void call.join();
  };
  const hangUp = () => {
    void call.leave();
    onHungUp();
  };
  const controls = (onFinish: (() => void) | undefined) => (
    <Controls
      call={call}
      snapshot={snapshot}
      isPanelOpen={panel.isOpen}
      onTogglePanel={hasPanel ? panel.toggle : undefined}
      showMenu={<ShowMenu call={call} snapshot={snapshot} pages={pages} />}
      renderSettings={(close) => (
        <MoreSettings
          call={call}
          snapshot={snapshot}
          onPictureInPicture={pip.isSupported ? pip.open : undefined}
          onDone={close}
        />
      )}
      tools={
        renderMessages ? (
          <>
            <WritingControl {...panel.writing} />
            {tools}
          </>
        ) : (
          tools
        )
      }
      onHangUp={hangUp}
      onFinish={onFinish}
    />
  );

  if (isOver) {
    return (
      <CallOver
        consultationId={consultationId}
        finished={props.finished}
        snapshot={snapshot}
        onTakeBack={onTakeBack}
        onRetry={retry}
      />
    );
  }
  return (
    <div
      ref={room}
      className={classes.room}
      data-call-room
      data-panel={(hasPanel && panel.isOpen) || undefined}
      data-writing={panel.writing.isWriting || undefined}
      data-state={snapshot.state}
    >
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      <div className={classes.main}>
        <div className={classes.banners}>
          <Banners call={call} snapshot={snapshot} />
          {standing}
          {!panel.isReading && notice}
          {renderMessages && (
            <WritingBanner
              {...panel.writing}
              snapshot={snapshot}
              unreadCount={unreadCount}
              isShown={panel.isReading}
              onRead={panel.read}
            />
          )}
        </div>
        <Stage
          ref={stage}
          call={call}
          snapshot={snapshot}
          expectedName={expectedName}
          isBesidePanel={hasPanel && panel.isOpen}
        />
        {renderFinish ? renderFinish((ask) => controls(ask)) : controls(undefined)}
      </div>
      {pip.window && (
        <PictureInPicture call={call} snapshot={snapshot} window={pip.window} onHangUp={hangUp} />
      )}
      {hasPanel && (
        <div className={classes.side} hidden={!panel.isOpen}>
          {isPanelDue && (
            <SidePanel
              casePanel={casePanel}
              notePanel={notePanel}
              messagePanel={renderMessages?.(panel.isReading)}
              unreadCount={unreadCount}
              shown={panel.shown}
              onShow={panel.show}
            />
          )}
        </div>
      )}
    </div>
  );
}
