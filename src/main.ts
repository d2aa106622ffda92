import { restartWithV8Flags } from './v8-flags.ts';

restartWithV8Flags();
// Only then, or all of it would be loaded twice.
await import('./run-bot.ts');
