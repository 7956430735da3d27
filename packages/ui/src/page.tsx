import { useEffect, type ReactNode } from 'react';
import { Title } from '@mantine/core';
import classes from './page.module.css';

type PageProps = {
  readonly title: string;
  /** Beside the title, at the end of the line. */
  readonly actions?: ReactNode;
  /** Above the title: the way back. */
  readonly back?: ReactNode;
  readonly lead?: ReactNode;
  /** Reading width for forms, full width for boards. */
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
};

/** One page: its only first-level heading, which the tab is named after, then its sections. */
export function Page({ title, actions, back, lead, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Qarib`;
  }, [title]);
  return (
    <div className={classes['page']} data-width={width}>
      <header className={classes['header']}>
        {back}
        <div className={classes['heading']}>
          <Title order={1}>{title}</Title>
          {actions && <div className={classes['actions']}>{actions}</div>}
        </div>
        {lead && <div className={classes['lead']}>{lead}</div>}
      </header>
      {children}
    </div>
  );
}

type SectionProps = {
  readonly title?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
};

/** A white card with its own heading. */
export function Section({ title, actions, children, id }: SectionProps) {
  return (
    <section className={classes['section']} aria-label={title} id={id}>
      {title && (
        <div className={classes['heading']}>
          <Title order={2}>{title}</Title>
          {actions && <div className={classes['actions']}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
