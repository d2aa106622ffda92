import { connect } from '#src/database/connection.ts';
import { startBot } from '#src/bot.ts';
import { createLog } from '#src/log.ts';
import { shippedGuides } from '#src/guides/read-guides.ts';

/** A process of its own that sends what is due and is killed in the middle: `node send-and-hang.ts DATABASE SLACK NOW`. */
const [databaseUrl = '', apiUrl = '', botToken = '', signingSecret = '', now = ''] =
  process.argv.slice(2);
const bot = await startBot({
  database: connect(databaseUrl),
  log: createLog('silent'),
  now: () => new Date(now),
  config: {
    exportFolder: undefined,
    uploads: { tokens: new Map(), maxBytes: 50_000_000, host: '127.0.0.1', port: 0 },
    coaching: {
      staleAfterDays: 10,
      maxRejectedPercent: 5,
      notesRetentionMonths: 24,
      adminEmails: [],
      defaultTimeZone: 'UTC',
      guides: shippedGuides(),
    },
    slack: {
      botToken,
      apiUrl,
      transport: { kind: 'http', signingSecret, host: '127.0.0.1', port: 0 },
    },
  },
});
await bot.jobs.find(({ name }) => name === 'send-checklists')?.run();
await bot.stop();
