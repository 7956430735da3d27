import { useId, type ReactNode } from 'react';
import { SegmentedTabs } from '@qarib/ui';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';

export type PanelName = 'note' | 'case' | 'messages';

export type SidePanelProps = {
  readonly casePanel: ReactNode;
  /** For those who may write or read the note here. */
  readonly notePanel: ReactNode | undefined;
  readonly messagePanel: ReactNode | undefined;
  readonly unreadCount: number;
  readonly shown: PanelName;
  readonly onShow: (panel: PanelName) => void;
};

/** Case, note and messages beside the picture; on a phone under it, so that both stay in sight. */
export function SidePanel(props: SidePanelProps) {
  const { casePanel, notePanel, messagePanel, unreadCount, shown, onShow } = props;
  const { t } = useTranslation('call');
  const id = useId();
  const messages = t('panel.messages');
  const panels = [
    { value: 'note' as const, label: t('panel.note'), content: notePanel },
    { value: 'case' as const, label: t('panel.case'), content: casePanel },
    {
      value: 'messages' as const,
      label: unreadCount > 0 ? `${messages} (${unreadCount})` : messages,
      content: messagePanel,
    },
  ].filter(({ content }) => content !== undefined);
  const isAlone = panels.length === 1;
  return (
    <aside className={classes.panel} aria-label={t('panel.label')}>
      {!isAlone && (
        <SegmentedTabs
          id={id}
          label={t('panel.label')}
          tabs={panels}
          value={shown}
          onChange={onShow}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={classes.panelBody} role="group" aria-label={t('panel.label')} tabIndex={0}>
        {/* All stay alive: a half-written note must not depend on which one is looked at. */}
        {panels.map(({ value, content }) => (
          <div
            key={value}
            {...(!isAlone && {
              role: 'tabpanel',
              id: `${id}-${value}-panel`,
              'aria-labelledby': `${id}-${value}`,
            })}
            hidden={shown !== value}
            data-foot={value === 'note' || undefined}
            data-fill={value === 'messages' || undefined}
          >
            {content}
          </div>
        ))}
      </div>
    </aside>
  );
}
