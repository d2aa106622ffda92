import { newId, newTs, team, type FileState, type Workspace } from './workspace.ts';

/** Where the workspace gives files to who has the bot's token. */
export const FILES = '/files-pri/';

/** Stores a file that a person uploads. */
export function addFile(
  workspace: Workspace,
  user: string,
  name: string,
  content: string | Uint8Array | URL,
): FileState {
  const id = newId(workspace, 'F');
  const kept =
    content instanceof URL
      ? { content: content.href, isExternal: true }
      : { content: Buffer.from(content).toString('base64') };
  const file: FileState = { id, name, user, ts: newTs(workspace), ...kept };
  workspace.state.files[id] = file;
  return file;
}

/** A file in Slack's shape (docs.slack.dev/reference/objects/file-object), as far as it is simulated. */
export function filePayload(workspace: Workspace, file: FileState): Record<string, unknown> {
  const { id, name, user, ts, content, isExternal = false } = file;
  const created = Math.floor(Number(ts));
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'text';
  const place = `${workspace.url()}${FILES}${team.id}-${id}/`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title: name,
    mimetype: mimeType(extension),
    filetype: extension,
    user,
    user_team: team.id,
    editable: false,
    size: isExternal ? 0 : Buffer.from(content, 'base64').length,
    mode: isExternal ? 'external' : 'hosted',
    is_external: isExternal,
    external_type: isExternal ? 'unknown' : '',
    is_public: false,
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    ...(isExternal
      ? { url_private: content, external_url: content }
      : {
          url_private: place + encodeURIComponent(name),
          url_private_download: `${place}download/${encodeURIComponent(name)}`,
        }),
    file_access: 'visible',
  };
}

export function mimeType(extension: string): string {
  return { csv: 'text/csv', tsv: 'text/tab-separated-values' }[extension] ?? 'text/plain';
}
