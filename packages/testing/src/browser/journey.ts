import type { Browser } from 'playwright-core';
import { PersonBrowser } from './person-browser.ts';

/**
 * One urgent consultation as its people click it, in French. The names are those of the demo people
 * and patients.
 */
export const demo = {
  nurse: 'Fatima Aït Lahcen',
  nurseElsewhere: 'Hassan Ouhaddou',
  neurologist: 'Dr Salma Benali',
  otherNeurologist: 'Dr Karim Tazi',
  paediatrician: 'Dr Youssef Berrada',
  dermatologist: 'Dr Meryem Alaoui',
  coordinator: 'Leïla Mansouri',
  ministry: 'Amina Bennis',
  admin: 'Omar Chraïbi',
  patient: 'Khadija Amrani',
  patientElsewhere: 'Tuda Ouaziz',
  reason: 'Céphalées',
} as const;

/** Opens a browser for a demo person and signs in with one tap. */
export async function openAs(
  browser: Browser,
  name: string,
  options: Parameters<typeof PersonBrowser.open>[1],
): Promise<PersonBrowser> {
  const person = await PersonBrowser.open(browser, options);
  await person.page.goto('/');
  await person.page.getByRole('button', { name: new RegExp(name) }).click();
  await person.page.getByRole('button', { name: /Mon compte/ }).waitFor();
  return person;
}

/** Patient, reason, request: three actions from the nurse's home page. Answers the consultation's address. */
export async function requestConsultation(
  { page }: PersonBrowser,
  patient: string = demo.patient,
): Promise<string> {
  await page
    .getByRole('link', { name: new RegExp(`Demander une consultation.*${patient}`) })
    .click();
  await page.getByText(demo.reason, { exact: true }).click();
  await page.getByRole('button', { name: 'Demander', exact: true }).click();
  await page.waitForURL(/\/consultations\/[^/]+$/);
  // Until its code is there, the page before it is still shown.
  await page.getByTestId('consultation-status').waitFor();
  return new URL(page.url()).pathname;
}

/** The specialist takes the first case that waits. */
export async function acceptFirst({ page }: PersonBrowser): Promise<void> {
  await page.getByTestId('waiting-case').first().getByTestId('accept').click();
  await page.getByTestId('open-call').waitFor();
}

/** From the page of the case, as people come, into the lobby, until it is one click away from the call. */
export async function enterLobby({ page }: PersonBrowser, consultation: string): Promise<void> {
  await page.goto(consultation);
  await page.locator('a[href$="/call"]').first().click();
  await page.getByTestId('join').and(page.locator(':enabled')).waitFor();
}

/** From the lobby into the call, until the other's picture is there when there is another. */
export async function join({ page }: PersonBrowser): Promise<void> {
  await page.getByTestId('join').click();
  await page.getByTestId('hang-up').waitFor();
}
