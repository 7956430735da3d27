import { FactText } from './fact-text.tsx';

type FactRowsProps = {
  /** What is not known has no row. */
  readonly rows: readonly (readonly [term: string, fact: string | undefined])[];
  readonly className?: string | undefined;
};

/** Terms and what is known for them; each fact is in its own script whatever the page's language. */
export function FactRows({ rows, className }: FactRowsProps) {
  return (
    <dl className={className}>
      {rows.map(([term, fact]) =>
        fact ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <FactText>{fact}</FactText>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
