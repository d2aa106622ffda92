/* Takes the pictures of the README: `npm run screenshots`. Look at them before you commit them. */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium.ts';
import { scratchFolder, startPlaygroundProcess } from './playground-process.ts';

const IMAGES = path.join(import.meta.dirname, '../../docs/images');

const chromium = findChromium();
if (chromium === undefined) {
  process.stderr.write('No Chromium was found. CHROMIUM_PATH says where one is.\n');
  process.exitCode = 1;
} else await takeAll(chromium);

async function takeAll(chromium: string): Promise<void> {
  await mkdir(IMAGES, { recursive: true });
  const folder = await scratchFolder();
  const playground = await startPlaygroundProcess(folder, '--port', '0');
  const browser = await launchChromium(chromium);
  try {
    const page = await browser.newPage({
      viewport: { width: 580, height: 980 },
      deviceScaleFactor: 2,
      colorScheme: 'light',
      locale: 'en-GB',
    });
    await page.goto(playground.url);
    await showRichestChecklist(page);
    await newestChecklist(page).evaluate((message) => message.scrollIntoView({ block: 'start' }));
    await page.locator('#conversation').screenshot({ path: path.join(IMAGES, 'checklist.png') });
    await newestChecklist(page)
      .getByRole('button', { name: /^Log a one-on-one with/ })
      .first()
      .click();
    await page.getByRole('dialog').screenshot({ path: path.join(IMAGES, 'modal.png') });
  } finally {
    await browser.close();
    await playground.stop();
    await rm(folder, { recursive: true });
  }
}

/** Becomes the manager whose checklist has the most kinds of items: that shows what the bot is for. */
async function showRichestChecklist(page: Page): Promise<void> {
  const select = page.getByRole('combobox', { name: 'You are' });
  const managers = await select.locator('option', { hasText: /, manager$/ }).all();
  let best = { id: '', claims: -1 };
  for (const manager of managers) {
    const id = (await manager.getAttribute('value')) ?? '';
    const claims = await claimsOf(id);
    if (claims > best.claims) best = { id, claims };
  }
  await claimsOf(best.id);

  /** How many different claims there are behind the names. */
  async function claimsOf(id: string): Promise<number> {
    await select.selectOption(id);
    await page
      .getByRole('heading', { name: /^Your coaching week/ })
      .first()
      .waitFor();
    const items = await newestChecklist(page).locator('.block-section').allInnerTexts();
    return new Set(items.map((text) => / — (.*)/.exec(text)?.[1]?.slice(0, 20))).size;
  }
}

function newestChecklist(page: Page): Locator {
  const heading = page.getByRole('heading', { name: /^Your coaching week/ });
  return page.locator('.message').filter({ has: heading }).last();
}
