/** The one slash command. */
export const COMMAND = '/coach';

/** Every action id, once. */
export const ACTIONS = {
  logItem: 'log-item',
  // In one row of buttons Slack takes no id twice.
  logSecondItem: 'log-item-2',
  logThirdItem: 'log-item-3',
  editItem: 'edit-item',
  logWithTeam: 'log-with-team',
  showEvidence: 'show-evidence',
  sendChart: 'send-chart',
  showGuide: 'show-guide',
  moreOfItem: 'more-of-item',
  keepCommitment: 'keep-commitment',
  dropCommitment: 'drop-commitment',
  moveCommitment: 'move-commitment',
  undoItem: 'undo-item',
  logMore: 'log-more',
  settleCommitment: 'settle-commitment',
  notThisWeek: 'not-this-week',
  stopReminders: 'stop-reminders',
  keepReminders: 'keep-reminders',
  logRep: 'log-rep',
  showRep: 'show-rep',
  showHistory: 'show-history',
  newerHistory: 'newer-history',
  olderHistory: 'older-history',
  sendHistoryMarkdown: 'send-history-markdown',
  sendHistoryCsv: 'send-history-csv',
  assignOwner: 'assign-owner',
  decideStage: 'decide-stage',
  acknowledgeRecap: 'acknowledge-recap',
  tickCommitment: 'tick-commitment',
  addPoint: 'add-point',
  disputeData: 'dispute-data',
  commentInitiative: 'comment-initiative',
  showQuarter: 'show-quarter',
  showManagers: 'show-managers',
  moreOfManager: 'more-of-manager',
  settings: 'settings',
  settingsCountry: 'settings-country',
  homeEarlier: 'home-earlier',
  homeLater: 'home-later',
} as const;

/** The value of a log button that asks with whom. */
export const WHOLE_TEAM = 'team';

/** The choices behind an item's overflow button; the item's id follows after a colon. */
export const MORE = {
  evidence: 'evidence',
  snooze: 'snooze',
  dismiss: 'dismiss',
  useful: 'useful',
  notUseful: 'not-useful',
} as const;

/** What can become of a commitment in the one menu for all; the item's id follows after a colon. */
export const SETTLE = { kept: 'kept', move: 'move', dropped: 'dropped' } as const;

/** The choices beside a manager of managers; the manager's id follows after a colon. */
export const OF_MANAGER = { log: 'log', show: 'show' } as const;

/** Every modal's callback id, once. */
export const VIEWS = {
  logOneOnOne: 'log-one-on-one',
  logWithTeam: 'log-with-team',
  evidence: 'evidence',
  moveCommitment: 'move-commitment',
  notUseful: 'not-useful',
  expectations: 'expectations',
  assignOwner: 'assign-owner',
  addPoint: 'add-point',
  disputeData: 'dispute-data',
  commentInitiative: 'comment-initiative',
  settings: 'settings',
} as const;

/** The blocks of the log modal; its fields are read and its errors are shown by these ids. */
export const LOG_BLOCKS = {
  rep: 'rep',
  heldOn: 'held-on',
  openCommitment: (id: number) => `open-commitment-${id}`,
  topics: 'topics',
  about: 'about',
  causes: 'causes',
  more: 'more',
  notes: 'notes',
  action: (line: number) => `commitment-${line}`,
  details: (line: number) => `commitment-${line}-details`,
  points: 'points',
  initiatives: 'initiatives',
  nextOn: 'next-on',
  nextTime: 'next-time',
  share: 'share',
  words: 'recap-words',
} as const;

/** The blocks of the modal that logs a talk with a team; each has one element, {@link LOG_FIELDS.value}. */
export const TEAM_LOG_BLOCKS = {
  people: 'people',
  heldOn: 'held-on',
  notes: 'notes',
  agreed: 'agreed',
  dueOn: 'due-on',
} as const;

/** The one choice of {@link LOG_BLOCKS.about}. */
export const ABOUT_ITEM = 'item';

/** How much of the log modal is shown. */
export const LOG_LENGTH = { short: 'short', full: 'full' } as const;

/** What can be ticked to be shared with the rep. */
export const SHARE = { recap: 'recap', notes: 'notes' } as const;

/** The blocks of {@link LOG_BLOCKS.openCommitment}, with the id as the group. */
export const OPEN_COMMITMENT_BLOCK = /^open-commitment-(\d+)$/;

/** The choices for a commitment that is still open from before; the new day follows after a colon where it moves. */
export const BECAME = { open: 'open', kept: 'kept', moved: 'moved', dropped: 'dropped' } as const;

/** The elements in them. Those of a commitment's details send every change to the bot, which needs no answer. */
export const LOG_FIELDS = {
  value: 'value',
  owner: 'commitment-owner',
  due: 'commitment-due',
} as const;

/** The blocks of the preferences' modal. A region's block names the country, so that no other's region is kept in it. */
export const SETTINGS_BLOCKS = {
  weekday: 'weekday',
  hour: 'hour',
  maxItems: 'most-items',
  sensitivity: 'sensitivity',
  muted: 'muted',
  reminder: 'reminder',
  pausedUntil: 'paused-until',
  cover: 'cover',
  country: 'country',
  region: (country: string) => `region-${country}`,
} as const;

/** The element in each of them; a country's sends every change to the bot, so that its regions can be offered. */
export const SETTINGS_FIELD = 'value';

/** Choices of the preferences' modal that stand for none. */
export const NO_COVER = 'nobody';
export const GUESSED_COUNTRY = 'by-time-zone';
export const WHOLE_COUNTRY = 'all';

/** The one field of the modal that says who an owner in the CRM is: its block and its element. */
export const ASSIGN = { block: 'owner-person', field: 'person' } as const;

/** The one field of the modals in which a rep writes to their manager. */
export const WORDS_TO_MANAGER = { block: 'told', field: 'words' } as const;

/** The one field of the modal that moves a commitment: its block and its element. */
export const MOVE = { block: 'due-on', field: 'date' } as const;

/** The one field of the modal that asks why an item was not useful. */
export const NOT_USEFUL = { block: 'reason', field: 'reason' } as const;

/** The blocks of the modal of expectations, by line; each has one element of the same id. */
export const EXPECT_BLOCKS = {
  measure: (line: number) => `measure-${line}`,
  level: (line: number) => `level-${line}`,
  dueOn: (line: number) => `by-${line}`,
  value: 'value',
} as const;

export const COMMITMENT_LINES = 3;

/** What marks a message as a delivery of ours in Slack's message metadata. */
export const DELIVERY_EVENT = 'frontline_delivery';
