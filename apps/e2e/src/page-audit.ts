import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What stands in the way of a person on this page: axe's serious findings and sideways scrolling. */
export async function auditPage(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const findings = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  return [...findings, ...(await overflow(page))];
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

const languageButtons = { fr: 'Français', ar: 'العربية', en: 'English' } as const;
export type PageLanguage = keyof typeof languageButtons;

/** Chooses the language with the switch that every page has. */
export async function chooseLanguage(page: Page, language: PageLanguage): Promise<void> {
  await page.getByRole('button', { name: languageButtons[language] }).click();
  await page.locator(`html[lang="${language}"]`).waitFor();
}
