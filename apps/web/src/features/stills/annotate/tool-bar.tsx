import type { ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { Circle, MoveUpRight, Pencil, Type, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { annotationColours, type AnnotationDraft } from '@qarib/contracts';
import classes from './annotate.module.css';
import type { Tool } from './drawing.ts';

export type Colour = AnnotationDraft['colour'];

const tools: readonly { readonly tool: Tool; readonly icon: ReactNode }[] = [
  { tool: 'arrow', icon: <MoveUpRight size={22} aria-hidden /> },
  { tool: 'circle', icon: <Circle size={22} aria-hidden /> },
  { tool: 'pen', icon: <Pencil size={22} aria-hidden /> },
  { tool: 'text', icon: <Type size={22} aria-hidden /> },
];

type ToolBarProps = {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly colour: Colour;
  readonly onColour: (colour: Colour) => void;
  /** Takes the last mark of one's own back; absent when there is none. */
  readonly onUndo: (() => void) | undefined;
};

/** What to draw with, and in what colour; colours carry their names. */
export function ToolBar({ tool, onTool, colour, onColour, onUndo }: ToolBarProps) {
  const { t } = useTranslation('stills');
  return (
    <div className={classes['tools']}>
      <div className={classes['group']} role="radiogroup" aria-label={t('tools.label')}>
        {tools.map((it) => (
          <UnstyledButton
            key={it.tool}
            className={classes['tool']}
            role="radio"
            aria-checked={it.tool === tool}
            aria-label={t(`tools.${it.tool}`)}
            title={t(`tools.${it.tool}`)}
            onClick={() => onTool(it.tool)}
            data-testid={`tool-${it.tool}`}
          >
            {it.icon}
          </UnstyledButton>
        ))}
      </div>
      <div className={classes['group']} role="radiogroup" aria-label={t('colours.label')}>
        {annotationColours.map((it) => (
          <UnstyledButton
            key={it}
            className={classes['tool']}
            role="radio"
            aria-checked={it === colour}
            aria-label={t(`colours.${it}`)}
            title={t(`colours.${it}`)}
            onClick={() => onColour(it)}
          >
            <span className={classes['swatch']} data-colour={it} />
          </UnstyledButton>
        ))}
      </div>
      <UnstyledButton
        className={classes['tool']}
        aria-label={t('tools.undo')}
        title={t('tools.undo')}
        disabled={!onUndo}
        onClick={onUndo}
        data-testid="undo-mark"
      >
        <Undo2 size={22} aria-hidden />
      </UnstyledButton>
    </div>
  );
}
