import { Button, Group } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { documentPath, type DocumentKind, type NoteWriting } from '@qarib/contracts';
import { pathOf } from '../api/api-client.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** What is signed, as sheets to print and to give away, in the language of the interface. */
export function PrintLinks({
  note,
}: {
  readonly note: Pick<NoteWriting, 'consultationId' | 'content'>;
}) {
  const { t } = useTranslation('note');
  const language = useLanguage();
  const { consultationId: id, content } = note;
  const kinds: readonly DocumentKind[] =
    content.prescription.length > 0 ? ['report', 'prescription'] : ['report'];
  return (
    <Group className="no-print" gap="xs">
      {kinds.map((kind) => (
        <Button
          key={kind}
          component="a"
          variant="light"
          href={`${pathOf(documentPath, { id, kind })}?language=${language}`}
          target="_blank"
          rel="noopener"
          leftSection={<Printer size={18} aria-hidden />}
        >
          {t(`print.${kind}`)}
        </Button>
      ))}
    </Group>
  );
}
