import { botName, installed, team } from '../workspace.ts';
import type { Method } from './method.ts';

export const authTest: Method = {
  token: 'bot',
  answer: ({ workspace }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: botName(workspace).toLowerCase(),
    team_id: installed.team,
    user_id: installed.botUser,
    bot_id: installed.bot,
    is_enterprise_install: false,
  }),
};

export const appsConnectionsOpen: Method = {
  token: 'app',
  answer: ({ socketUrl }) => ({ url: socketUrl() }),
};
