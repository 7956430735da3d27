import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import classes from './language-switch.module.css';

type Choice = { readonly language: string; readonly short: string; readonly name: string };

/** Each language names itself, so that it is found by whoever cannot read the present one. */
const choices: readonly Choice[] = [
  { language: 'fr', short: 'FR', name: 'Français' },
  { language: 'ar', short: 'ع', name: 'العربية' },
  { language: 'en', short: 'EN', name: 'English' },
];

type LanguageSwitchProps = {
  readonly label: string;
  readonly language: string;
  readonly onChoose: (language: string) => void;
};

export function LanguageSwitch({ label, language, onChoose }: LanguageSwitchProps) {
  return (
    <div role="group" aria-label={label} className={classes['switch']}>
      {choices.map((choice) => (
        <UnstyledButton
          key={choice.language}
          lang={choice.language}
          className={classes['choice']}
          aria-pressed={choice.language === language}
          title={choice.name}
          onClick={() => onChoose(choice.language)}
        >
          {choice.short}
          <VisuallyHidden> {choice.name}</VisuallyHidden>
        </UnstyledButton>
      ))}
    </div>
  );
}
