import { useRef } from 'react';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CatalogueEntry, CatalogueName } from '@qarib/contracts';

type CodeSearchProps = {
  readonly catalogue: CatalogueName;
  /** What opens the search, and the name of its field. */
  readonly label: string;
  readonly taken: readonly string[];
  /** Whether several are looked for, one after the other. */
  readonly isForMany?: boolean;
  readonly isDisabled?: boolean;
  readonly onPick: (entry: CatalogueEntry) => void;
};

/** A search of codes that is fetched when somebody asks for it: most requests and notes do without. */
export function CodeSearch(props: CodeSearchProps) {
  const { catalogue, label, taken, isForMany = false, isDisabled = false, onPick } = props;
  const { t } = useTranslation('codes');
  const opener = useRef<HTMLButtonElement>(null);
  const search = useMutation({ mutationFn: () => import('./code-combobox.tsx') });
  const CodeCombobox = isDisabled ? undefined : search.data?.CodeCombobox;

  function close(): void {
    search.reset();
    opener.current?.focus();
  }

  return (
    <div>
      <Button
        ref={opener}
        variant="light"
        leftSection={<Search size={18} aria-hidden />}
        loading={search.isPending}
        disabled={isDisabled}
        aria-expanded={CodeCombobox !== undefined}
        onClick={() => (CodeCombobox ? close() : search.mutate())}
      >
        {label}
      </Button>
      {search.isError && <p role="alert">{t('offline')}</p>}
      {CodeCombobox && (
        <CodeCombobox
          catalogue={catalogue}
          label={label}
          taken={taken}
          onClose={close}
          onPick={(entry) => {
            if (!isForMany) close();
            onPick(entry);
          }}
        />
      )}
    </div>
  );
}
