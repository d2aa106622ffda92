import { appsConnectionsOpen, authTest } from './auth-methods.ts';
import { chatPostEphemeral, chatPostMessage, chatUpdate } from './chat-methods.ts';
import { conversationsHistory, conversationsOpen } from './conversation-methods.ts';
import { filesInfo } from './file-methods.ts';
import type { Method } from './method.ts';
import { usersInfo, usersList, usersLookupByEmail } from './user-methods.ts';
import { viewsOpen, viewsPublish, viewsPush, viewsUpdate } from './view-methods.ts';

/** Every Web API method that the local Slack knows. */
export const methods: Readonly<Record<string, Method>> = {
  'apps.connections.open': appsConnectionsOpen,
  'auth.test': authTest,
  'chat.postEphemeral': chatPostEphemeral,
  'chat.postMessage': chatPostMessage,
  'chat.update': chatUpdate,
  'conversations.history': conversationsHistory,
  'conversations.open': conversationsOpen,
  'files.info': filesInfo,
  'users.info': usersInfo,
  'users.list': usersList,
  'users.lookupByEmail': usersLookupByEmail,
  'views.open': viewsOpen,
  'views.publish': viewsPublish,
  'views.push': viewsPush,
  'views.update': viewsUpdate,
};
