import { rm } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, launchChromium } from './chromium.ts';
import {
  scratchFolder,
  startPlaygroundProcess,
  type PlaygroundProcess,
} from './playground-process.ts';
import { PATIENCE } from '#tests/support/patience.ts';

const chromium = findChromium();
if (chromium === undefined) {
  process.stderr.write(
    'No Chromium was found, so that the playground’s page is not tested. CHROMIUM_PATH says where one is.\n',
  );
}

const NOTES = 'Her <b>plan</b> & <https://evil.example|link>';
const AGREED = 'Send the account list';

describe.skipIf(chromium === undefined)('a week in the playground’s page', () => {
  let folder: string;
  let playground: PlaygroundProcess;
  let browser: Browser;
  let page: Page;
  const wrongs: string[] = [];

  // One walk through the page, step by step: each test goes on where the one before ended.
  beforeAll(async () => {
    folder = await scratchFolder();
    playground = await startPlaygroundProcess(folder, '--port', '0');
    browser = await launchChromium(chromium ?? '');
    page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1200, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', (error) => wrongs.push(error.message));
    page.on('console', (said) => {
      if (said.type() === 'error') wrongs.push(said.text());
    });
    await page.goto(playground.url);
  });

  afterAll(async () => {
    await browser.close();
    await playground.stop();
    await rm(folder, { recursive: true });
  });

  test('a manager reads the checklist and what is behind an item', async () => {
    await becomeNewManager(page);
    await evidenceButton(page).click();
    await visible(page.getByRole('dialog', { name: 'Evidence' }));
    await visible(page.getByRole('dialog').getByText('How sure?'));
    expect(await page.getByRole('dialog').textContent()).toContain('What ends it?');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('what is wrong is said at its field, and what was typed stays', async () => {
    await logButton(page).click();
    const modal = page.getByRole('dialog', { name: 'Log one-on-one' });
    const day = modal.getByLabel('When did you talk?');
    const today = await day.inputValue();
    await modal.getByLabel('What did you discuss?').fill(NOTES);
    await modal.getByLabel('What was agreed?').fill(AGREED);
    await modal.getByLabel('Due', { exact: true }).first().fill(daysLater(today, 1));
    await day.fill(daysLater(today, 7));
    await modal.getByRole('button', { name: 'Save' }).click();

    await visible(modal.getByText('This day is still to come.'));
    expect(await day.getAttribute('aria-invalid')).toBe('true');
    expect(await modal.getByLabel('What did you discuss?').inputValue()).toBe(NOTES);
    expect(await modal.getByLabel('What was agreed?').inputValue()).toBe(AGREED);
    expect(await modal.getByLabel('Due', { exact: true }).first().inputValue()).toBe(
      daysLater(today, 1),
    );
    await day.fill(today);
  });

  test('a saved one-on-one closes the modal, and the item says so', async () => {
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await visible(page.getByText('(edited)'));
    expect(await page.locator('.message').getByText('✓ Logged by you').count()).toBe(1);
  });

  test('what was typed is shown as typed, never as markup', async () => {
    await page.getByRole('button', { name: /^Edit the one-on-one/ }).click();
    const notes = page.getByRole('dialog').getByLabel('What did you discuss?');
    expect(await notes.inputValue()).toBe(NOTES);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('combobox', { name: 'Message Frontline' }).fill(NOTES);
    await page.keyboard.press('Enter');
    // The bot answers below it.
    const said = page.locator('.message', { hasText: NOTES }).last();
    await visible(said.getByText(NOTES));
    expect(await said.locator('a, b').count()).toBe(0);
  });

  test('next week brings a second checklist that carries what was agreed', async () => {
    const checklists = page.getByRole('heading', { name: /^Your coaching week/ });
    expect(await checklists.count()).toBe(1);
    await page.getByRole('button', { name: 'Next week' }).click();
    await visible(checklists.nth(1));
    await visible(page.locator('.message').last().getByText(AGREED));
  });

  test('nothing went wrong in the browser', () => {
    expect(wrongs).toEqual([]);
  });
});

/** Looks through the managers until one has a first checklist, with an item that has evidence. */
async function becomeNewManager(page: Page): Promise<void> {
  const managers = page.locator('.person', { hasText: 'Manager ·' });
  await visible(managers.first());
  for (const manager of await managers.all()) {
    await manager.click();
    // Only then are the messages theirs, and not those of whom one was before.
    const name = (await manager.locator('.person-name').textContent()) ?? '';
    await visible(page.getByPlaceholder(`as ${name.split(' ')[0]}`));
    const checklists = page.getByRole('heading', { name: /^Your coaching week/ });
    await visible(checklists);
    if ((await checklists.count()) === 1 && (await evidenceButton(page).count()) > 0) return;
  }
  throw new Error('No manager’s first checklist has an item with evidence.');
}

function evidenceButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Show the evidence about/ }).first();
}

/** The log button of the item that has the first evidence button. */
function logButton(page: Page): Locator {
  return page
    .locator('.block-actions')
    .filter({ has: page.getByRole('button', { name: /^Show the evidence about/ }) })
    .first()
    .getByRole('button', { name: /^Log a one-on-one with/ });
}

async function visible(locator: Locator): Promise<void> {
  await locator.first().waitFor();
}

function daysLater(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
