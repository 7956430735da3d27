import type { Browser } from 'playwright-core';

/** A photo as a telephone takes it of a rash: skin, and red rings on it. */
export async function skinPhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1_200, height: 900 } });
  const ring = (x: number, y: number, size: number) =>
    `radial-gradient(circle ${size}px at ${x}% ${y}%, #d89a86 55%, #b4483f 78%, #c9735f 88%, transparent)`;
  const rings = [ring(30, 35, 120), ring(55, 60, 170), ring(72, 28, 80)].join(', ');
  await page.setContent(`<body style="margin:0;background:${rings}, #dba88f">`);
  const photo = await page.screenshot({ type: 'jpeg', quality: 80 });
  await page.close();
  return photo;
}
