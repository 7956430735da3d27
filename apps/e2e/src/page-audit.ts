import { AxeBuilder } from '@axe-core/playwright';
import { desktop, phone, type PersonBrowser } from '@qarib/testing/browser';
import type { Page } from 'playwright-core';
import { keepPicture } from './kept-picture.ts';
import { screenshot } from './screenshot.ts';

/** What stands in the way of a person on this page: axe's serious findings and sideways scrolling. */
export async function auditPage(page: Page): Promise<string[]> {
  await settled(page);
  // No page has frames of another origin, for which axe would open a page of its own each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  return [...findings, ...(await overflow(page)), ...(await untranslated(page))];
}

/** What fades in has another contrast on its way: waits for whatever moves and will end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Whether the page can be pushed sideways, which on a phone hides half of it, and by what. */
export async function overflow(page: Page): Promise<string[]> {
  const { excess, widest } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const sticksOut = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > clientWidth + 1 || left < -1);
    };
    const out = [...document.querySelectorAll('body *')].filter(sticksOut);
    // The innermost say which it is.
    const inner = out.filter((element) => ![...element.children].some(sticksOut));
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${element.textContent.slice(0, 40)}"`;
    return { excess: scrollWidth - clientWidth, widest: inner.slice(0, 3).map(nameOf) };
  });
  return excess > 0 ? [`scrolls sideways by ${excess} px: ${widest.join(', ')}`] : [];
}

/** Words, read or read aloud, that name a text instead, `patient.with` for one: it has none, or they were not fetched. */
async function untranslated(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
    const attributes = [...document.querySelectorAll('body *')].flatMap((element) =>
      spoken.map((name) => element.getAttribute(name) ?? ''),
    );
    return [...document.body.innerText.split('\n'), ...attributes];
  });
  const keys = shown.filter((words) => /^[a-z]\w*(?:\.[a-z][\w-]*)+$/i.test(words.trim()));
  return keys.map((key) => `shows a key instead of words: ${key}`);
}

const languageButtons = { fr: 'Français', ar: 'العربية', en: 'English' } as const;
export type PageLanguage = keyof typeof languageButtons;

/** Chooses the language with the switch that every page has. */
export async function chooseLanguage(page: Page, language: PageLanguage): Promise<void> {
  // A page may have other buttons that name a language, in the middle of what they do.
  const name = new RegExp(`${languageButtons[language]}$`);
  await page.getByRole('button', { name }).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}

const widths = [
  ['phone', phone],
  ['desk', desktop],
] as const;

/** In the tour two stand beside each other. */
const pictureWidths = { phone: 300, desk: 720 } as const;

/** What is wrong with a page in both directions of reading, on the narrowest phone and on a desk. */
export async function auditEverywhere({ page }: PersonBrowser, name: string): Promise<string[]> {
  const findings: string[] = [];
  for (const language of ['fr', 'ar'] as const)
    for (const [width, viewport] of widths) {
      await page.setViewportSize(viewport);
      await chooseLanguage(page, language);
      const direction = await page.locator('html').getAttribute('dir');
      if (direction !== (language === 'ar' ? 'rtl' : 'ltr'))
        findings.push(`${language} is ${direction ?? 'without direction'}`);
      // axe takes seconds: each language once and each width once is enough to see what it can see.
      const isAudited = (language === 'fr') === (width === 'phone');
      const found = isAudited
        ? await auditPage(page)
        : [...(await overflow(page)), ...(await untranslated(page))];
      for (const finding of found) findings.push(`${language}, ${width}: ${finding}`);
      await screenshot(page, `${name}-${language}-${width}`);
      await keepPicture(page, `page-${name}-${language}-${width}`, pictureWidths[width]);
    }
  await page.setViewportSize(desktop);
  await chooseLanguage(page, 'fr');
  return findings;
}
