import type { Bot } from './bot/bot.ts';
import type { ResponseUrls } from './bot/response-urls.ts';
import type { Triggers } from './bot/triggers.ts';
import type { Workspace } from './workspace.ts';

/** What is needed to pass on to the bot what a person does. */
export interface Slack {
  readonly workspace: Workspace;
  readonly bot: Bot;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
}
