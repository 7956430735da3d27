import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Button, Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CatalogueEntry, CatalogueName } from '@qarib/contracts';
import { read } from '../api/queries.ts';
import { useConnectionStore } from '../connection/connection-store.ts';
import { useErrorWords } from '../i18n/use-error-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { findKeptCodes } from './kept-codes.ts';
import classes from './codes.module.css';

/** What it searches without network comes with it: one request for both. */
export { keepCodes } from './kept-codes.ts';

/** Waits for the end of a word: on this link each search costs a round trip. */
const typingPauseMs = 250;
/** One letter finds a tenth of a catalogue, which helps nobody. */
const fewestLetters = 2;
const mostLetters = 80;
const mostFound = 20;

/** What this device keeps is searched here, with a network or without; anything else on the server. */
function useCodes(catalogue: CatalogueName, typed: string) {
  const [q] = useDebouncedValue(typed.trim(), typingPauseMs);
  const isOnline = useConnectionStore((connection) => connection.isOnline);
  const isAsked = typed.trim().length >= fewestLetters;
  const { data: kept } = useQuery({
    queryKey: ['keptCodes', catalogue],
    queryFn: async () => ({ index: await findKeptCodes(catalogue) }),
  });
  const here = useMemo(
    () => kept?.index?.search(typed, mostFound).map(({ words: _, ...entry }) => entry),
    [kept, typed],
  );
  const found = useQuery({
    ...read('searchCatalogue', { params: { system: catalogue }, query: { q, limit: mostFound } }),
    enabled: kept !== undefined && !here && isOnline && q.length >= fewestLetters,
    placeholderData: keepPreviousData,
  });
  const entries = here ?? found.data?.entries;
  return {
    found,
    canSearch: isOnline || here !== undefined,
    isAsked,
    entries: isAsked ? entries : undefined,
  };
}

/** What is to be said where codes would stand; `undefined` when they do. */
function useStateWords({ found, canSearch, isAsked, entries }: ReturnType<typeof useCodes>) {
  const { t } = useTranslation(['codes', 'shared']);
  const wordsFor = useErrorWords();
  if (!canSearch) return t('offline');
  if (!isAsked) return t('hint');
  if (found.error) return wordsFor(found.error);
  if (!entries) return t('shared:app.loading');
  return entries.length === 0 ? t('none') : undefined;
}

type CodeComboboxProps = {
  readonly catalogue: CatalogueName;
  readonly label: string;
  /** Codes that are chosen already. */
  readonly taken: readonly string[];
  readonly onPick: (entry: CatalogueEntry) => void;
  readonly onClose: () => void;
};

/**
 * Finds one code of a catalogue by its words in any language. The list stands under the field
 * instead of floating over the page: a telephone's keyboard leaves little room for both.
 */
export function CodeCombobox({ catalogue, label, taken, onPick, onClose }: CodeComboboxProps) {
  const { t } = useTranslation('shared');
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const codes = useCodes(catalogue, typed);
  const words = useStateWords(codes);
  const entries = words === undefined ? codes.entries : undefined;
  const store = useCombobox({ opened: entries !== undefined });
  const { targetRef, resetSelectedOption } = store;

  useEffect(() => targetRef.current?.focus(), [targetRef]);
  // The third of other codes is another code: Enter must not pick what the arrows never reached.
  useEffect(() => resetSelectedOption(), [entries, resetSelectedOption]);

  function pick(code: string): void {
    const entry = entries?.find((it) => it.code === code);
    if (!entry) return;
    setTyped('');
    onPick(entry);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The field stands in a form that Enter would send.
    if (event.key === 'Enter') event.preventDefault();
    if (event.key !== 'Escape') return;
    if (typed === '') onClose();
    else setTyped('');
  }

  return (
    <Combobox store={store} onOptionSubmit={pick}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          label={label}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={onKeyDown}
          maxLength={mostLetters}
          dir="auto"
        />
      </Combobox.EventsTarget>
      <div role="status" className={classes['state']}>
        {words}
        {codes.canSearch && codes.found.error && (
          <Button variant="subtle" size="sm" onClick={() => void codes.found.refetch()}>
            {t('actions.retry')}
          </Button>
        )}
      </div>
      {/* Always there: the field names its list only if that stood before the field was last drawn. */}
      <Combobox.Options className={classes['options']} aria-label={label} hidden={!entries}>
        {entries?.map(({ code, display }) => (
          <Combobox.Option
            key={code}
            value={code}
            disabled={taken.includes(code)}
            className={classes['option']}
          >
            <bdi>{display[language]}</bdi>
            <bdi dir="ltr">{code}</bdi>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}
