import type { ReactNode } from 'react';
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import classes from './notice.module.css';

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: TriangleAlert };

type NoticeProps = {
  readonly tone: keyof typeof icons;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** A word inside a page. An error interrupts a screen reader, anything else waits its turn. */
export function Notice({ tone, title, children, action }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      className={classes['notice']}
      data-tone={tone}
      role={tone === 'error' ? 'alert' : 'status'}
    >
      <Icon size={20} aria-hidden="true" className={classes['icon']} />
      <div className={classes['text']}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
