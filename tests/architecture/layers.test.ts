import { execFile } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { scratchFolder } from '#tests/support/files.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The files, of those with one import each, in which the linter forbids it. */
async function forbiddenIn(imports: readonly (readonly [file: string, from: string])[]) {
  const folder = await scratchFolder();
  await copyFile(join(ROOT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [index, [file, from]] of imports.entries()) {
    const path = join(folder, numbered(file, index));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `import { something } from '${from}';\nsomething();\n`);
  }
  const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
  const { stdout } = await promisify(execFile)(oxlint, ['--format', 'json', '.'], {
    cwd: folder,
  }).catch((error: unknown) => error as { stdout: string });
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: readonly { code: string; filename: string }[];
  };
  const forbidden = new Set(
    diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename.replaceAll('\\', '/').replace(/^\.\//, '')),
  );
  return imports.filter(([file], index) => forbidden.has(numbered(file, index)));
}

function numbered(file: string, index: number): string {
  return file.replace('.ts', `-${index}.ts`);
}

const FORBIDDEN = [
  ['src/domain/plan.ts', 'kysely'],
  ['src/domain/plan.ts', 'node:fs'],
  ['src/domain/plan.ts', '../database/people/people.ts'],
  ['src/domain/plan.ts', '../config.ts'],
  ['src/domain/signals/fell.ts', '../../crm/mapping.ts'],
  ['src/domain/signals/fell.ts', '../../screen/parts/mrkdwn.ts'],
  ['src/crm/values/dates.ts', '../../database/people/people.ts'],
  ['src/crm/read.ts', '../slack/listeners.ts'],
  ['src/crm/read.ts', '../screen/ids.ts'],
  ['src/crm/read.ts', '../workflows/delivery/deliver.ts'],
  ['src/database/people/people.ts', '../../crm/mapping.ts'],
  ['src/database/people/people.ts', '../../screen/ids.ts'],
  ['src/database/imports/load.ts', '../../workflows/delivery/deliver.ts'],
  ['src/screen/coach/team.ts', '@slack/bolt'],
  ['src/screen/coach/team.ts', '../../database/people/people.ts'],
  ['src/screen/coach/home.ts', '../../workflows/delivery/deliver.ts'],
  ['src/screen/coach/home.ts', '../../slack/coach/show-rep.ts'],
  ['src/slack/one-on-ones/log-item.ts', '../../database/people/people.ts'],
  ['src/slack/listeners.ts', '../crm/mapping.ts'],
  ['src/workflows/delivery/deliver.ts', '../../slack/delivery/web-api-port.ts'],
  ['src/workflows/delivery/deliver.ts', '../../schedule.ts'],
  ['src/workflows/delivery/deliver.ts', '../../cli/runtime.ts'],
  ['src/workflows/delivery/deliver.ts', '../../http/uploads.ts'],
  ['src/slack/listeners.ts', '../http/uploads.ts'],
  ['src/http/uploads.ts', '../database/people/people.ts'],
  ['src/http/uploads.ts', '../crm/mapping.ts'],
  ['src/http/uploads.ts', '../slack/listeners.ts'],
  ['src/cli/send.ts', '../playground/main.ts'],
  ['src/bot.ts', './playground/slack/api.ts'],
  ['src/domain/signals/fell.ts', '../../../tests/bench/signals/organisation/trouble.ts'],
  ['src/domain/signals/fell.ts', '#tests/bench/signals/organisation/trouble.ts'],
  ['src/workflows/delivery/deliver.ts', '#tests/bench/signals/organisation/trouble.ts'],
  ['src/playground/main.ts', '../../tests/bench/signals/organisation/trouble.ts'],
] as const;

const ALLOWED = [
  ['src/domain/signals/fell.ts', '../calendar.ts'],
  ['src/crm/read.ts', 'iconv-lite'],
  ['src/crm/read.ts', '../domain/calendar.ts'],
  ['src/database/people/people.ts', 'kysely'],
  ['src/database/people/people.ts', '../../domain/ids.ts'],
  ['src/screen/coach/team.ts', '@slack/types'],
  ['src/screen/coach/home.ts', '../parts/mrkdwn.ts'],
  ['src/slack/one-on-ones/log-item.ts', '../../workflows/delivery/deliver.ts'],
  ['src/slack/one-on-ones/log-item.ts', '../../screen/one-on-ones/history-view.ts'],
  ['src/workflows/delivery/deliver.ts', '../slack-port.ts'],
  ['src/workflows/delivery/deliver.ts', '../../screen/coach/team-message.ts'],
  ['src/workflows/delivery/deliver.ts', '../../database/people/people.ts'],
  ['src/cli/send.ts', '../workflows/delivery/deliver.ts'],
  ['src/http/uploads.ts', '../workflows/delivery/deliver.ts'],
  ['src/playground/main.ts', '../bot.ts'],
] as const;

test('an import against the direction of the layers fails the linter', async () => {
  expect(await forbiddenIn(FORBIDDEN)).toEqual(FORBIDDEN);
});

test('an import along it does not', async () => {
  expect(await forbiddenIn(ALLOWED)).toEqual([]);
});
