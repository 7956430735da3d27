import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import classes from './parts.module.css';

type OptionalPartProps = {
  readonly title: string;
  readonly addLabel: string;
  readonly removeLabel: string;
  readonly isOpen: boolean;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

/** A part that many notes do without: one button until it is wanted. */
export function OptionalPart(props: OptionalPartProps) {
  const { title, addLabel, removeLabel, isOpen, onAdd, onRemove, children } = props;
  if (!isOpen) {
    return (
      <Button
        variant="subtle"
        className={classes['add']}
        leftSection={<Plus size={18} aria-hidden />}
        onClick={onAdd}
      >
        {addLabel}
      </Button>
    );
  }
  return (
    <fieldset className={classes['part']}>
      <legend className={classes['legend']}>{title}</legend>
      {children}
      <Button
        variant="subtle"
        color="gray"
        className={classes['add']}
        leftSection={<X size={18} aria-hidden />}
        onClick={onRemove}
      >
        {removeLabel}
      </Button>
    </fieldset>
  );
}
