import { useId, useState, type ReactNode } from 'react';
import { SegmentedTabs } from '@qarib/ui';
import { useTranslation } from 'react-i18next';
import classes from './call.module.css';

export type SidePanelProps = {
  readonly casePanel: ReactNode;
  /** For those who may write or read the note here. */
  readonly notePanel: ReactNode | undefined;
};

/** Case and note beside the picture; on a phone under it, so that both stay in sight. */
export function SidePanel({ casePanel, notePanel }: SidePanelProps) {
  const { t } = useTranslation('call');
  const id = useId();
  const [shown, setShown] = useState<'case' | 'note'>(notePanel ? 'note' : 'case');
  const tabs = [
    { value: 'note' as const, label: t('panel.note') },
    { value: 'case' as const, label: t('panel.case') },
  ];
  return (
    <aside className={classes.panel} aria-label={t('panel.label')}>
      {notePanel && (
        <SegmentedTabs
          id={id}
          label={t('panel.label')}
          tabs={tabs}
          value={shown}
          onChange={setShown}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={classes.panelBody} role="group" aria-label={t('panel.label')} tabIndex={0}>
        {/* Both stay alive: a half-written note must not depend on which one is looked at. */}
        {notePanel && (
          <div
            role="tabpanel"
            id={`${id}-note-panel`}
            aria-labelledby={`${id}-note`}
            hidden={shown !== 'note'}
            data-foot
          >
            {notePanel}
          </div>
        )}
        <div
          {...(notePanel && {
            role: 'tabpanel',
            id: `${id}-case-panel`,
            'aria-labelledby': `${id}-case`,
          })}
          hidden={shown !== 'case'}
        >
          {casePanel}
        </div>
      </div>
    </aside>
  );
}
