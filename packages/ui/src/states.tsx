import type { ReactNode } from 'react';
import { Button, Skeleton, Text } from '@mantine/core';
import { RotateCw, TriangleAlert } from 'lucide-react';
import classes from './states.module.css';

type EmptyStateProps = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
};

/** Nothing here, and what to do about it. */
export function EmptyState({ icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes['state']}>
      {icon && <span className={classes['icon']}>{icon}</span>}
      <p className={classes['title']}>{title}</p>
      {text && <Text c="dimmed">{text}</Text>}
      {children}
    </div>
  );
}

type ErrorStateProps = {
  readonly title: string;
  readonly text: string;
  /** The id under which the server's log has it. */
  readonly reference?: string | undefined;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
};

/** It failed: why, in words, and the way on. */
export function ErrorState({ title, text, reference, retryLabel, onRetry }: ErrorStateProps) {
  return (
    <div className={classes['state']} role="alert">
      <span className={classes['icon']} data-tone="error">
        <TriangleAlert size={28} aria-hidden="true" />
      </span>
      <p className={classes['title']}>{title}</p>
      <Text c="dimmed">{text}</Text>
      {reference && (
        <Text size="sm" c="dimmed" dir="auto">
          {reference}
        </Text>
      )}
      {onRetry && (
        <Button
          variant="light"
          leftSection={<RotateCw size={18} aria-hidden="true" />}
          onClick={onRetry}
        >
          {retryLabel}
        </Button>
      )}
    </div>
  );
}

type LoadingStateProps = { readonly label: string; readonly rows?: number };

/** The shape of what is coming. */
export function LoadingState({ label, rows = 3 }: LoadingStateProps) {
  return (
    <div role="status" aria-label={label} className={classes['loading']}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={72} radius="md" />
      ))}
    </div>
  );
}
