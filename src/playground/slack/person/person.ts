import type { Person } from '../api.ts';
import type { Slack } from '../slack.ts';
import { chooseValue, clickButton } from './act.ts';
import { sendCommand } from './command.ts';
import { dropFile } from './file.ts';
import { openTab, writeToBot } from './home.ts';
import { leaveModal, submitModal, typeIntoView } from './modals.ts';
import { screenOf, streamScreen } from './screen.ts';

/** Everything that people do and see, by one name each. */
export function createPerson(slack: Slack, subscribe: Person['subscribe']): Person {
  const { workspace } = slack;
  return {
    command: (userId, command, text = '', channelId) =>
      sendCommand(slack, userId, command, text, channelId),
    write: (userId, text) => writeToBot(slack, userId, text),
    uploadFile: (userId, name, content) => dropFile(slack, userId, name, content),
    click: (userId, place, element) => clickButton(slack, userId, place, element),
    choose: (userId, place, element, value) => chooseValue(slack, userId, place, element, value),
    type: (userId, viewId, values) => void typeIntoView(workspace, userId, viewId, values),
    submitView: (userId, viewId, values = {}) => submitModal(slack, userId, viewId, values),
    closeView: (userId, viewId, how = 'close') => leaveModal(slack, userId, viewId, how),
    openHome: (userId) => openTab(slack, userId, 'home'),
    openMessages: (userId) => openTab(slack, userId, 'messages'),
    screen: (userId) => screenOf(workspace, userId),
    subscribe,
    streamScreen: (userId, response) => streamScreen(workspace, subscribe, userId, response),
  };
}
