import { Fragment, type ReactNode } from 'react';
import { FactText } from './fact-text.tsx';
import classes from './patient-card.module.css';

type PatientLineProps = {
  readonly name: string;
  /** Age, gender, card number: what tells two people of one name apart. */
  readonly facts: readonly string[];
};

/** Who it is, on two lines. A name is in its own script whatever the language of the page. */
export function PatientLine({ name, facts }: PatientLineProps) {
  return (
    <span className={classes['line']}>
      <span className={classes['name']}>
        <bdi>{name}</bdi>
      </span>
      <span className={classes['facts']}>
        {facts.map((fact, place) => (
          <Fragment key={fact}>
            {place > 0 && ' · '}
            <FactText>{fact}</FactText>
          </Fragment>
        ))}
      </span>
    </span>
  );
}

type PatientHeaderProps = PatientLineProps & { readonly actions?: ReactNode };

/** The patient a page is about. */
export function PatientHeader({ name, facts, actions }: PatientHeaderProps) {
  return (
    <div className={classes['header']}>
      <span className={classes['initial']} aria-hidden="true">
        {name.trim().charAt(0)}
      </span>
      <PatientLine name={name} facts={facts} />
      {actions && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
